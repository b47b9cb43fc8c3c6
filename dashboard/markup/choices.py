"""What a page lets its reader choose, as links and forms; the address holds each choice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.ask.entries import Kind
from dashboard.charts import timeline, view
from dashboard.markup import bibliography, countries, inventory
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import Chart
from dashboard.record import questions
from dashboard.selection import LASTING, LONGEST_TEXT, Selection
from dashboard.words import gettext as _
from dashboard.words import units

Options = tuple[str, ...]
_ONE_OF_MANY = {"unit": "unit", "view": "view", "country": "country", "from": "first", "to": "last"}
"""Parameter of which one option is chosen -> its name in the selection."""


@dataclass(frozen=True, slots=True)
class Option:
    """A link that chooses something."""

    words: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: one to choose from, or one to write in where there are no options."""

    name: str
    label: str
    value: str
    options: Sequence[tuple[str, str]] = ()
    """What the link says, and the words for it; the first is the default, and says nothing."""
    kind: str = "search"
    """What is written into a field without options, as HTML names it."""


def charts(site: Site) -> list[Chart]:
    """The charts that the page shows."""
    if site.selection.chart is not None:
        return [site.dataset.chart[site.selection.chart]]
    if site.page in site.dataset.page:
        return list(site.dataset.page[site.page].charts)
    return [] if site.page else [site.dataset.chart[site.about.headline]]


def offered(site: Site) -> dict[str, Options]:
    """Each parameter that the page takes, with its options.

    The first one is the default, save for kinds: none of them chosen means all.
    """
    record = site.record
    if site.question:
        return _of_question(site)
    if site.selection.chart is None:
        if site.page == "timeline":
            begun = tuple(timeline.years_of(record)) or (str(site.about.released.year),)
            return {"kind": tuple(timeline.kinds_of(record)), **_from_and_to(begun)}
        if site.page == "checks":
            verdicts = questions.verdicts_of(record.results)
            return {"kind": tuple(verdict.value for verdict in verdicts)}
        if site.page == "sources":
            codes = ("", *countries.codes(site.dataset))
            return {"kind": tuple(bibliography.kinds(site.dataset)), "country": codes}
        if site.page == "data":
            series = ("", *site.dataset.one_series)
            return {"view": series, **_from_and_to(inventory.years(record))}
    shown = {chart.parameter: view.of(chart, record).choices for chart in charts(site)}
    return {parameter: tuple(options) for parameter, options in shown.items() if options}


def _of_question(site: Site) -> dict[str, Options]:
    """What narrows the hits of a question: their kinds, and all years of the record."""
    known = {*timeline.years_of(site.record), *inventory.years(site.record)}
    all_years = [f"{year:04}" for year in range(int(min(known)), int(max(known)) + 1)]
    return {"kind": tuple(kind.value for kind in Kind), **_from_and_to(all_years)}


def _from_and_to(in_order: Sequence[str]) -> dict[str, Options]:
    """Years to begin with, the earliest first, and to end with, the latest first."""
    return {"from": tuple(in_order), "to": tuple(reversed(in_order))}


def kept(site: Site) -> tuple[Selection, tuple[str, ...]]:
    """The selection with those choices only that the page offers, and words about the others.

    A default is no choice.
    """
    offers = offered(site)
    asked = site.selection
    strange: list[str] = []
    found: dict[str, str] = {}
    for parameter, name in _ONE_OF_MANY.items():
        options = offers.get(parameter, ())
        wanted: str = getattr(asked, name)
        found[name] = wanted if wanted in options[1:] else ""
        if options and wanted and wanted not in options:
            strange.append(_strange(parameter, wanted))
    unknown = [kind for kind in asked.kinds if kind not in offers.get("kind", ())]
    if "kind" in offers and unknown:
        strange.append(_strange("kind", unknown[0]))
    known = tuple(kind for kind in offers.get("kind", ()) if kind in asked.kinds)
    first, last = _ends(offers, found)
    if first > last:
        strange.append(
            _("The years run backwards, so all are shown; choose the earlier one in From.")
        )
        found["first"] = found["last"] = ""
    text = asked.text if asked.chart is None else ""
    selection = replace(
        asked,
        unit=found["unit"],
        view=found["view"],
        country=found["country"],
        first=found["first"],
        last=found["last"],
        kinds=known,
        text=text,
    )
    return selection, tuple(strange)


def _strange(parameter: str, wanted: str) -> str:
    named = " ".join(wanted.split())[:60]
    return _(
        "“%(named)s” in %(parameter)s is not known here and was left out.",
        named=named,
        parameter=parameter,
    )


def _ends(offers: Mapping[str, Options], found: Mapping[str, str]) -> tuple[str, str]:
    """The first and the last year, by default those of the page; '' twice where it has none."""
    if "from" not in offers:
        return "", ""
    return found["first"] or offers["from"][0], found["last"] or offers["to"][0]


def years(site: Site) -> tuple[str, str]:
    """The first and the last year that a list shows."""
    named = {"first": site.selection.first, "last": site.selection.last}
    return _ends(offered(site), named)


def kinds(site: Site) -> Options:
    """The kinds that a list shows."""
    return site.selection.kinds or offered(site)["kind"]


def chosen(site: Site) -> dict[str, str | list[str]]:
    """What is chosen on the page, defaults too, by parameter: for links that last."""
    found: dict[str, str | list[str]] = {}
    for parameter, options in sorted(offered(site).items()):
        if parameter == "kind":
            found[parameter] = list(site.selection.kinds)
        else:
            found[parameter] = getattr(site.selection, _ONE_OF_MANY[parameter]) or options[0]
    found["q"] = site.selection.text
    return {parameter: value for parameter, value in found.items() if value}


def query(site: Site, *left_out: str) -> dict[str, str | list[str]]:
    """The parameters of this view without defaults, save some."""
    at = site.selection
    pairs: dict[str, str | list[str]] = {
        "unit": at.unit,
        "view": at.view,
        "kind": list(at.kinds),
        "country": at.country,
        "from": at.first,
        "to": at.last,
        "q": at.text,
        "chart": at.chart or "",
        "embed": "true" if at.embedded else "",
        **at.lasting,
    }
    return {name: value for name, value in pairs.items() if value and name not in left_out}


def _address(site: Site, parameter: str, value: str | list[str], *left_out: str) -> str:
    """This view with another choice, and without some of its parameters."""
    others = query(site, parameter, *left_out)
    return f"?{urlencode({**others, parameter: value} if value else others, doseq=True)}"


def of_chart(site: Site, chart: Chart) -> Markup:
    """The units or years of a chart; nothing where it has one only.

    Its links name no choice of another chart, so that it stays as it is when that one changes; the
    script of the page adds what else the view holds.
    """
    options = view.of(chart, site.record).choices
    if not options:
        return Markup("")
    now = chosen_in(site, chart)

    def option(name: str) -> Option:
        words = name if chart.parameter == "view" else _unit(site, chart, name)
        value = "" if name == options[0] else name
        address = _address(site, chart.parameter, value, "unit", "view")
        return Option(words, address, name == now)

    label = _("Year") if chart.parameter == "view" else _("Unit")
    links = [option(name) for name in options]
    return fill("choices.html", "links", label=label, parameter=chart.parameter, options=links)


def chosen_in(site: Site, chart: Chart) -> str:
    """The unit or year in which a chart is shown; '' where it offers none."""
    options = view.of(chart, site.record).choices
    if not options:
        return ""
    wanted = site.selection.view if chart.parameter == "view" else site.selection.unit
    return wanted if wanted in options else options[0]


def _unit(site: Site, chart: Chart, name: str) -> str:
    """A unit to choose, in words that fit a phone."""
    other = view.of(chart, site.record, name).conversion
    words = units.scale(site.dataset, site.dataset.unit[name]).unit.words
    if not other or not other.of:
        return words
    title = site.dataset.one_series[other.of].title
    return _("%(unit)s of “%(series)s”", unit=words, series=title)


def kind_links(site: Site) -> list[tuple[str, str, bool]]:
    """Each kind of a list, the address that adds it or takes it out again, whether it is chosen."""
    there, now = offered(site)["kind"], site.selection.kinds

    def address(kind: str) -> str:
        after = [one for one in there if (one in now) != (one == kind)]
        return _address(site, "kind", after)

    return [(kind, address(kind), kind in now) for kind in there]


def with_kinds(site: Site, *kinds: str) -> str:
    """This view with these kinds only, or with all."""
    return _address(site, "kind", list(kinds))


def with_years(site: Site, first: str = "", last: str = "") -> str:
    """This view with these years only, or with all."""
    parameters = query(site, "from", "to")
    if first:
        parameters["from"] = first
    if last:
        parameters["to"] = last
    return f"?{urlencode(parameters, doseq=True)}"


def whole_record(site: Site) -> str:
    """The words of a list's search, asked of the whole record."""
    asked = {name: value for name, value in query(site).items() if name in ("q", *LASTING)}
    return f"./?{urlencode(asked)}"


def of_kinds(site: Site, label: str, words: Callable[[str], str]) -> Markup:
    """The kinds of a list, as links side by side."""
    links = [Option(words(kind), to, is_chosen) for kind, to, is_chosen in kind_links(site)]
    return fill("choices.html", "links", label=label, parameter="kind", options=links)


def of_countries(site: Site) -> Field:
    """The country of the sources; the default is all."""
    options = [("", _("all")), *countries.with_numbers(site.dataset)]
    return Field("country", _("Country"), site.selection.country, options)


def search(site: Site, label: str) -> Field:
    """The search of a page."""
    return Field("q", label, site.selection.text)


def of_years(site: Site) -> tuple[Field, Field]:
    """The first and the last year."""
    offers, at = offered(site), site.selection
    first = [(year, year) for year in offers["from"]]
    last = [(year, year) for year in offers["to"]]
    return Field("from", _("From"), at.first, first), Field("to", _("To"), at.last, last)


def to_series(site: Site, name: str) -> str:
    """The page Data with the values of a series; '' for none."""
    return _address(site, "view", name)


def to_day(site: Site, day: Date | None) -> str:
    """This view with the record of another day; None for all that is known."""
    return _address(site, "as_of", str(day or ""))


def of_days(site: Site) -> Field:
    """The day whose record is shown; none is today."""
    return Field("as_of", _("Record as known on"), str(site.selection.as_of or ""), kind="date")


def form(site: Site, *fields: Field) -> Markup:
    """Fields and a button that shows what they say; all other choices of the view stay."""
    others = query(site, *(field.name for field in fields))
    pairs = [
        (name, value)
        for name, values in others.items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    return fill("choices.html", "form", fields=fields, others=pairs, longest=LONGEST_TEXT)
