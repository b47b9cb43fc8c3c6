"""Rules of names: each record has an id of its own, and each name is that of a record.

All other rules look records up by their ids; they are applied once these are kept.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from babel.lists import format_list

from dashboard.model.charts import Page
from dashboard.model.checks import Check
from dashboard.model.events import Era, Event
from dashboard.model.facts import UNKNOWN, Finding, Observation, Series, Source, Unit
from dashboard.model.glossary import Term
from dashboard.model.names import Names
from dashboard.model.references import Mention, mentions
from dashboard.model.sides import Side
from dashboard.model.site import RESERVED_PAGES, RESERVED_SERIES

if TYPE_CHECKING:
    from dashboard.model.dataset import Dataset

Named = Source | Observation | Event | Check | Series | Unit | Era | Page | Side | Term | Names
"""Kinds of record with an id of their own in the dataset."""
Ids = Mapping[str, Collection[str]]
"""Kind of record -> the ids of those that there are."""
_OF_ONE_SPACE = ("observations", "events", "checks", "sources", "sides")
"""Kinds of record that are easily taken for one another; other ids are often alike by chance."""
_WRITTEN_IN = {"charts": "pages"}
"""Kinds of record that stand within those of another list."""


def findings(dataset: "Dataset") -> Iterator[Finding]:
    """Ids that stand twice, ids that the site needs for itself, and names of nothing."""
    yield from _taken_ids(dataset)
    yield from _taken_ids_of_charts(dataset.pages)
    yield from _reserved_ids(dataset)
    yield from _article_without_sides(dataset)
    ids = _ids(dataset)
    named_in_vain = [mention for mention in all_mentions(dataset) if _is_in_vain(mention, ids)]
    in_fields = {
        (id(mention.record), mention.group, mention.id)
        for mention in named_in_vain
        if not mention.in_text
    }
    for mention in named_in_vain:
        # What a text names beside a field of its own is one mistake, told of the field.
        where = (id(mention.record), mention.group, mention.id)
        if not mention.in_text or where not in in_fields:
            text = _what_would_be_right(mention, ids)
            yield Finding(mention.record, mention.path, text)


def all_mentions(dataset: "Dataset") -> Iterator[Mention]:
    """Every place where one record of the dataset names another."""
    for name in type(dataset).model_fields:
        records = getattr(dataset, name)
        for record in records if isinstance(records, tuple) else (records,):
            if record is not None:
                yield from mentions(record)


def _taken_ids(dataset: "Dataset") -> Iterator[Finding]:
    """What can be cited shares one space of ids; every other list has its own."""
    cited: tuple[Named, ...] = (
        *dataset.sources,
        *dataset.observations,
        *dataset.events,
        *dataset.checks,
    )
    lists: tuple[tuple[Named, ...], ...] = (
        cited,
        dataset.series,
        dataset.units,
        dataset.eras,
        dataset.pages,
        dataset.sides,
        dataset.glossary,
        dataset.names,
    )
    for records in lists:
        kinds: dict[str, str] = {}
        for record in records:
            kind = type(record).__name__.lower()
            if record.id in kinds:
                taken = f"the id {record.id!r} is taken by another {kinds[record.id]}"
                yield Finding(record, "id", f"{taken}; give this {kind} one of its own")
            kinds[record.id] = kind


def _taken_ids_of_charts(pages: tuple[Page, ...]) -> Iterator[Finding]:
    taken: set[str] = set()
    for page in pages:
        for number, chart in enumerate(page.charts):
            if chart.id in taken:
                text = f"the id {chart.id!r} is taken by another chart"
                right = "give this chart one of its own"
                yield Finding(page, f"charts.{number}.id", f"{text}; {right}")
            taken.add(chart.id)


def _reserved_ids(dataset: "Dataset") -> Iterator[Finding]:
    """Ids that mean something else in addresses and as an origin."""
    for page in dataset.pages:
        if page.id in RESERVED_PAGES:
            text = f"{page.id!r} is a page that every site has; choose another id"
            yield Finding(page, "id", text)
    for series in dataset.series:
        if series.id in RESERVED_SERIES:
            text = f"{series.id!r} is the name of a list of the site; choose another id"
            yield Finding(series, "id", text)
    for source in dataset.sources:
        if source.id == UNKNOWN:
            text = f"{UNKNOWN!r} is the origin of values that nobody can trace; choose another id"
            yield Finding(source, "id", text)


def _article_without_sides(dataset: "Dataset") -> Iterator[Finding]:
    if dataset.article is not None and not dataset.sides:
        text = "who else says a claim cannot be told without sides"
        right = "write at least one into sides.yaml"
        yield Finding(dataset.article, "source", f"{text}; {right}")


def _ids(dataset: "Dataset") -> Ids:
    return {
        "units": dataset.unit,
        "sources": dataset.source,
        "series": dataset.one_series,
        "observations": dataset.observation,
        "events": dataset.event,
        "checks": dataset.check,
        "pages": dataset.page,
        "charts": dataset.chart,
        "sides": {side.id for side in dataset.sides},
    }


def _is_in_vain(mention: Mention, ids: Ids) -> bool:
    if mention.kinds == ("sides",) and not ids["sides"]:
        return False  # An article without any side is told as such.
    return not any(mention.id in ids[kind] for kind in mention.kinds)


def _what_would_be_right(mention: Mention, ids: Ids) -> str:
    """The sentence on a name of nothing, or of a record of another kind."""
    wanted = _any_of(map(_singular, mention.kinds))
    other = next((kind for kind in _OF_ONE_SPACE if mention.id in ids[kind]), None)
    if other is not None:
        what = f"{mention.id!r} is the id of {_with_article(_singular(other))}"
        return f"{what}; name the id of {_with_article(wanted)}"
    there = sorted(name for kind in mention.kinds for name in ids[kind])
    near = nearest(mention.id, there)
    if near:
        right = f"did you mean {near!r}?"
    else:
        files = _any_of(_WRITTEN_IN.get(kind, kind) for kind in mention.kinds)
        comma = "," if len(mention.kinds) > 1 else ""
        right = f"add it to {files}{comma} or name one that is there"
    return f"there is no {wanted} {mention.id!r}; {right}"


def nearest(name: str, there: Iterable[str]) -> str:
    """The id that was probably meant; empty for none.

    One that begins with the name comes before one of like letters, the shortest first.
    """
    ids = sorted(there)
    longer = sorted((one for one in ids if name and one.startswith(name)), key=len)
    return next(iter(longer or get_close_matches(name, ids, n=1)), "")


def _any_of(words: Iterable[str]) -> str:
    return format_list(list(words), "or", locale="en_GB")


def _singular(kind: str) -> str:
    return kind if kind == "series" else kind.removesuffix("s")


def _with_article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"
