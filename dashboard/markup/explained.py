"""The page that explains words, and how the figure used for a year is chosen."""

from collections import defaultdict
from collections.abc import Sequence

from markupsafe import Markup

from dashboard.charts import view
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import Dataset
from dashboard.record import Record, Value
from dashboard.record.value import Role
from dashboard.words import gettext as _
from dashboard.words import ngettext, order, value_words

MOST_CANDIDATES = 5
"""Figures of one year that the example shows."""


def standfirst(dataset: Dataset) -> str:
    """What the page holds."""
    count = len(dataset.glossary)
    if not count:
        return _("How the figure used for a year is chosen among all that were published.")
    return ngettext(
        "%(number)d word, in one sentence, and how the figure used for a year is chosen.",
        "%(number)d words, each in one sentence, and how the figure used for a year is chosen.",
        count,
    )


def chosen(site: Site) -> Markup:
    """How the figure used is chosen, in steps, with a year of the first chart as an example."""
    candidates = example(site.record, site.about.headline)
    rows = [
        {
            "value": value,
            "shown": value_words.shown(site.dataset, value),
            "why": value_words.why(site.dataset, value),
        }
        for value in candidates
    ]
    series = candidates[0].series.title if candidates else ""
    year = str(candidates[0].year) if candidates else ""
    return fill("explained.html", "chosen", rows=rows, series=series, year=year)


def example(record: Record, headline: str) -> tuple[Value, ...]:
    """Figures of the year that has most kinds of them.

    The one that is used comes first, then one of each kind.
    """
    series = view.of(record.dataset.chart[headline], record).chart.series[0]
    by_year: defaultdict[int, list[Value]] = defaultdict(list)
    for value in record.series(series):
        if value.year is not None and value.amount is not None:
            by_year[value.year].append(value)
    several = [values for values in by_year.values() if len(values) > 1 and _has_used(values)]
    if not several:
        return ()
    most = max(several, key=lambda values: (_number_of_roles(values), len(values)))
    most.sort(key=lambda value: not value.is_used)
    first_of_role = {value.role: value for value in reversed(most)}
    kinds = [value for value in most if value is first_of_role[value.role]]
    others = [value for value in most if value not in kinds]
    return (*kinds, *others)[:MOST_CANDIDATES]


def _has_used(values: Sequence[Value]) -> bool:
    return any(value.is_used for value in values)


def _number_of_roles(values: Sequence[Value]) -> int:
    return len({value.role for value in values})


def words(dataset: Dataset) -> Markup:
    """Every word of the glossary by the alphabet; nothing where there is none."""
    if not dataset.glossary:
        return Markup("")
    terms = sorted(dataset.glossary, key=lambda term: order.key(term.term))
    return fill("explained.html", "words", terms=terms)


def of_files() -> Markup:
    """The codes in the files to download, and what they mean."""
    roles = [(role.value, value_words.role(role)) for role in Role]
    return fill("explained.html", "of_files", qualifiers=_qualifiers(), roles=roles)


def _qualifiers() -> list[tuple[str, str]]:
    """The codes of how a source hedges a value, and what they mean."""
    return [
        (
            "exact",
            _(
                "Reported without a hedge;"
                " it can stand for half a unit of its last digit either way."
            ),
        ),
        (
            "about",
            _(
                "Reported with “about”, “around”, “some”;"
                " half a unit of the last digit that is not zero either way."
            ),
        ),
        ("nearly", _("Reported with “nearly”, “almost”.")),
        ("at_least", _("Reported with “more than”, “over”, “at least”.")),
        ("at_most", _("Reported with “under”, “up to”, “at most”.")),
        ("range", _("Reported as a range, and kept as one.")),
    ]
