"""Rules between facts. A finding names record and field, so that reading can show the line."""

from collections.abc import Iterator
from datetime import date as Date
from typing import TYPE_CHECKING

from dashboard.model import article, check_rules, glossary, names, naming, sides, values
from dashboard.model.charts import BalanceLine, Chart, Page
from dashboard.model.check_inputs import Known
from dashboard.model.events import Era, Event
from dashboard.model.facts import Fact, Finding, Observation, Source
from dashboard.model.types import REFERENCE
from dashboard.period import Period

if TYPE_CHECKING:
    from dashboard.model.dataset import Dataset

MOST_LATE = 3
"""From so many days after the release on, more are told as one mistake."""


def findings(dataset: "Dataset") -> Iterator[Finding]:
    """Everything that is wrong between the facts; where names are wrong, these alone."""
    named_well = True
    for finding in naming.findings(dataset):
        named_well = False
        yield finding
    if named_well:
        yield from _idle(dataset)
        yield from _of_the_site(dataset)
        yield from _dates(dataset)
        yield from _eras(dataset.eras)
        yield from _of_values(dataset)
        yield from sides.findings(dataset.sides, dataset.sources, dataset.observations)
        known = Known(dataset.observation, dataset.one_series, dataset.unit)
        yield from check_rules.findings(dataset.checks, known)
        if dataset.article is not None:
            yield from article.findings(dataset.article)
            yield from article.wordings(dataset.article, dataset.observation, dataset.source)


def _of_values(dataset: "Dataset") -> Iterator[Finding]:
    """Rules of units, series, values, gaps, conversions and the history of releases."""
    yield from values.history(dataset.changes)
    yield from values.publishers(dataset.sources)
    yield from values.scales(dataset.unit)
    for series in dataset.series:
        yield from values.of_series(series, dataset.unit)
    for observation in dataset.observations:
        series = dataset.one_series[observation.series]
        yield from values.of_observation(observation, series, dataset.unit)
    yield from values.repeated(dataset.observations)
    yield from values.gaps(dataset.gaps, dataset.observations, dataset.one_series, dataset.unit)
    yield from values.conversions(dataset.pages, dataset.one_series, dataset.unit)


def _idle(dataset: "Dataset") -> Iterator[Finding]:
    """Sources that nobody cites and series that no page shows."""
    cited: set[str] = set()
    shown: set[str] = set()
    for mention in naming.all_mentions(dataset):
        if "sources" in mention.kinds and mention.record is not dataset.article:
            cited.add(mention.id)
        asserted = ".asserts." in f".{mention.path}"
        if "series" in mention.kinds and isinstance(mention.record, Page) and not asserted:
            shown.add(mention.id)
    for source in dataset.sources:
        if source.id not in cited:
            text = f"no fact cites the source {source.id!r}; cite it or take it out"
            yield Finding(source, "id", text)
    for series in dataset.series:
        if series.id not in shown:
            text = f"no page shows the series {series.id!r}; name it in a chart of pages.yaml"
            yield Finding(series, "id", text)


def _of_the_site(dataset: "Dataset") -> Iterator[Finding]:
    """Rules of what the dataset says about its own pages."""
    for page in dataset.pages:
        yield from _one_choice_of_each_kind(page)
        yield from _claims_of_voices(page, dataset)
    yield from _events_without_words(dataset)
    yield from _charts_of_cards(dataset)
    yield from _same_words(dataset)
    yield from _known_unknowns(dataset)
    yield from _lines_of_balances(dataset)
    yield from glossary.findings(dataset.glossary)
    yield from names.findings(dataset.names)


def _one_choice_of_each_kind(page: Page) -> Iterator[Finding]:
    """Charts of one page whose choices would stand in the same parameter of its link."""
    taken: dict[str, str] = {}
    for number, chart in enumerate(page.charts):
        name = chart.parameter
        if name in taken:
            field = "kind" if name == "view" else "conversions"
            text = f"{taken[name]!r} has the `{name}` of the page's link; put one on another page"
            yield Finding(page, f"charts.{number}.{field}", text)
        if name:
            taken[name] = chart.id


def _claims_of_voices(page: Page, dataset: "Dataset") -> Iterator[Finding]:
    """Charts of who reports a claim that name another series, or in a record without sides."""
    for number, chart in enumerate(page.charts):
        if chart.observation is None:
            continue
        path = f"charts.{number}.observation"
        series = dataset.observation[chart.observation].series
        if series not in chart.series:
            text = f"{chart.observation!r} is a value of {series!r}; name that in `series`"
            yield Finding(page, path, text)
        if not dataset.sides:
            text = "who reports a claim cannot be told without sides"
            yield Finding(page, path, f"{text}; write at least one into sides.yaml")


def _events_without_words(dataset: "Dataset") -> Iterator[Finding]:
    """Events that a text names without words: they have no number to put in their place."""
    for record, path, paragraph in _texts_with_references(dataset):
        for name, words in REFERENCE.findall(paragraph):
            if name in dataset.event and not words.strip():
                text = f"{name!r} is an event and has no number; write {{{name}|words}}"
                yield Finding(record, path, text)


def _texts_with_references(dataset: "Dataset") -> Iterator[tuple[Fact, str, str]]:
    """The texts of the site in which records are named, each with its record and field."""
    about = dataset.about
    for number, paragraph in enumerate(about.answer):
        yield about, f"answer.{number}", paragraph
    for number, line in enumerate(about.in_short):
        yield about, f"in_short.{number}.text", line.text
    for number, claim in enumerate(about.claims):
        yield about, f"claims.{number}.verdict", claim.verdict or ""
    for page in dataset.pages:
        yield page, "finding", page.finding or ""
        for number, chart in enumerate(page.charts):
            yield page, f"charts.{number}.finding", chart.finding or ""


def _known_unknowns(dataset: "Dataset") -> Iterator[Finding]:
    """What is said not to be known, and is."""
    for number, unknown in enumerate(dataset.about.unknowns):
        text = _known_after_all(dataset, unknown.series, unknown.period)
        if text:
            yield Finding(dataset.about, f"unknowns.{number}.period", text)


def _known_after_all(dataset: "Dataset", series: str, time: Period) -> str:
    """The value of a year that is said not to be known; '' where there is none."""
    for observation in dataset.of_series[series]:
        year = observation.period.year
        if observation.value is None or year is None or observation.standing == "deprecated":
            continue
        if observation.period.overlaps(time):
            wrong = f"{observation.id!r} has a value for {year}"
            return f"{wrong}; leave that year out, or take the entry away"
    return ""


def _lines_of_balances(dataset: "Dataset") -> Iterator[Finding]:
    """Lines of a balance that its chart does not show, or that are known after all."""
    for page in dataset.pages:
        for number, chart in enumerate(page.charts):
            for place, side in enumerate(chart.balance):
                for row, line in enumerate(side.lines):
                    path = f"charts.{number}.balance.{place}.lines.{row}"
                    yield from _line_of_a_balance(dataset, page, chart, line, path)


def _line_of_a_balance(
    dataset: "Dataset", page: Page, chart: Chart, line: BalanceLine, path: str
) -> Iterator[Finding]:
    if line.observation is not None:
        series = dataset.observation[line.observation].series
        if dataset.observation[line.observation].value is None:
            text = f"{line.observation!r} is a claim in words; name a value with a number"
            yield Finding(page, f"{path}.observation", text)
    else:
        assert line.series is not None, "a line without a value names its series"
        assert line.period is not None, "a line without a value names its period"
        series = line.series
        text = _known_after_all(dataset, series, line.period)
        if text:
            yield Finding(page, f"{path}.period", text)
    if series not in chart.series:
        field = "series" if line.observation is None else "observation"
        text = f"is of {series!r}, which is not in `series` of the chart; add it there"
        yield Finding(page, f"{path}.{field}", text)


def _charts_of_cards(dataset: "Dataset") -> Iterator[Finding]:
    """Cards that name a chart of another page than the one they lead to."""
    page_of_chart = {chart.id: page.id for page in dataset.pages for chart in page.charts}
    for number, claim in enumerate(dataset.about.claims):
        page = claim.page if claim.chart is None else page_of_chart[claim.chart]
        if page != claim.page:
            wrong = f"the chart {claim.chart!r} is on the page {page!r}, not on {claim.page!r}"
            text = f"{wrong}; name a chart of that page"
            yield Finding(dataset.about, f"claims.{number}.chart", text)


def _same_words(dataset: "Dataset") -> Iterator[Finding]:
    """Claims that are said to be the same and can be told apart."""
    for number, claim in enumerate(dataset.about.claims):
        own = dataset.observation[claim.observation]
        for place, name in enumerate(claim.same):
            other = dataset.observation[name]
            alike = own.series == other.series and own.period.text == other.period.text
            in_words = own.value is None and other.value is None
            if not alike or not in_words or own is other:
                text = f"{other.id!r} is not in other words what {own.id!r} says"
                right = "name values without a number, of the same series and period"
                yield Finding(dataset.about, f"claims.{number}.same.{place}", f"{text}; {right}")


def _dates(dataset: "Dataset") -> Iterator[Finding]:
    for event in dataset.events:
        yield from _date_of(event, dataset)
    for source in dataset.sources:
        first = source.published.first_day if source.published else None
        if first is not None and first > source.accessed:
            wrong = f"{source.published} is after the day it was read ({source.accessed})"
            yield Finding(source, "published", f"{wrong}; check both")
    yield from _after_release(dataset)


def _date_of(event: Event, dataset: "Dataset") -> Iterator[Finding]:
    """An event without a date, one later than its sources, or one that rests on a running one."""
    sources = [dataset.source[witness.source] for witness in event.sources]
    last_said = max(_last_day_of_print(source) for source in sources)
    begins = event.date.first_day
    if begins is not None and last_said < begins <= dataset.about.released:
        text = f"{event.date} is after the last of its sources ({last_said}); check the year"
        yield Finding(event, "date", text)
    for number, source in enumerate(sources):
        if source.running:
            text = "is a source that runs on; only values can rest on it, so name another"
            yield Finding(event, f"sources.{number}.source", text)
    if event.date.start is None:
        text = "an event needs a day, month or year"
        right = "write at least the year, with ~ or ? where it is not sure"
        yield Finding(event, "date", f"{text}; {right}")


def _last_day_of_print(source: Source) -> Date:
    """The last day on which it can have been printed; no day is too late where none is known."""
    day = source.published.last_day if source.published else None
    return day or Date.max


def _after_release(dataset: "Dataset") -> Iterator[Finding]:
    """Days later than the release; where they are many, the day of the release is the mistake."""
    about = dataset.about
    late = [
        (fact, path, day)
        for fact, path, day in _days(dataset)
        if day is not None and day > about.released
    ]
    if len(late) > MOST_LATE:
        last = max(day for _, _, day in late)
        wrong = f"{len(late)} facts are of later days, the last of {last}"
        yield Finding(about, "released", f"{wrong}; raise `released` to it")
        return
    for fact, path, day in late:
        right = "check the date,"
        if isinstance(fact, Observation):
            right = "check the date, mark a forecast with status f,"
        wrong = f"{day} is after the release of {about.released}"
        text = f"{wrong}; {right} or raise `released` in dataset.yaml"
        yield Finding(fact, path, text)


def _days(dataset: "Dataset") -> Iterator[tuple[Fact, str, Date | None]]:
    """Every day that cannot be later than the release, with its fact and field."""
    yield dataset.about, "checked", dataset.about.checked
    for source in dataset.sources:
        yield source, "accessed", source.accessed
    for gap in dataset.gaps:
        yield gap, "on", gap.on
    for event in dataset.events:
        yield event, "date", event.date.first_day
    for era in dataset.eras:
        yield era, "period", era.period.first_day
    for observation in dataset.observations:
        if observation.status != "f":
            yield observation, "period", observation.period.first_day


def _eras(eras: tuple[Era, ...]) -> Iterator[Finding]:
    for era in eras:
        if not era.period.dated:
            yield Finding(era, "period", "an era needs a date; write START/END or START/..")
    ordered = sorted(eras, key=lambda era: era.period.first_day or Date.min)
    for number, later in enumerate(ordered):
        before = (era for era in ordered[:number] if era.period.overlaps(later.period))
        earlier = next(before, None)
        if earlier is not None:
            wrong = f"it overlaps the era {earlier.id!r} ({earlier.period})"
            yield Finding(later, "period", f"{wrong}; let one end before the next")
