"""What is asked of a file: the choices in its parameters, read and refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from dashboard import record
from dashboard.charts import timeline, view
from dashboard.markup import bibliography, countries
from dashboard.model import Chart
from dashboard.period import Period, parse
from dashboard.record import Record
from dashboard.store import Release
from dashboard.web import refusal
from dashboard.web.data import files
from dashboard.web.refusal import Refusal
from dashboard.words import gettext as _


@dataclass(frozen=True, slots=True)
class Asked:
    """What the parameters of an address ask for."""

    first: str | None = None
    """The first year; None for any."""
    last: str | None = None
    as_of: Date | None = None
    kinds: tuple[str, ...] = ()
    """Without any, all are meant."""
    country: str = ""
    """'' means all."""
    text: str = ""
    choice: str = ""
    """What is chosen in a chart; '' for what it opens with."""
    for_excel: bool = False
    """CSV as Excel opens it by a double click where numbers have a decimal comma."""

    @property
    def years(self) -> Period | None:
        """The years; None for all."""
        if self.first is None and self.last is None:
            return None
        return parse(f"{self.first or '..'}/{self.last or '..'}")

    @property
    def is_whole(self) -> bool:
        """Nothing is asked for but a choice of which there are few."""
        return self == Asked(choice=self.choice, for_excel=self.for_excel)

    def query(self, parameter: str) -> str:
        """What is asked for, as the address says it; `parameter` is that of the choice."""
        parameters = {
            parameter: self.choice,
            "kind": self.kinds,
            "country": self.country,
            "q": self.text,
            "from": self.first,
            "to": self.last,
            "as_of": self.as_of,
        }
        named = {name: value for name, value in parameters.items() if value}
        return urlencode(named, doseq=True)

    def name(self, stem: str) -> str:
        """The name of a file that holds what is asked for, without its ending."""
        parts = [stem.removeprefix(files.CHARTS), self.choice, *self.kinds, self.country]
        if self.text:
            parts.append("search")
        if self.first is not None:
            parts.append(f"from-{self.first}")
        if self.last is not None:
            parts.append(f"to-{self.last}")
        if self.as_of is not None:
            parts.append(f"as-of-{self.as_of}")
        if self.for_excel:
            parts.append("excel")
        return "-".join(part.lower().replace("_", "-").replace(" ", "-") for part in parts if part)


def read(release: Release, name: str, parameters: QueryParams) -> Asked:
    """What is asked of a file. Raises Refusal."""
    if name not in files.names(release):
        sentence = _(
            "There is no file “%(name)s” here; /data/index.json lists those there are.",
            name=name[:80],
        )
        raise Refusal(404, sentence)
    refusal.only(parameters, files.parameters_of(release, name))
    refusal.language(parameters, release)
    stem = name.rpartition(".")[0]
    first, last = refusal.years(parameters)
    as_of = refusal.day(parameters)
    chart = files.chart_of(release, stem)
    return Asked(
        first=first,
        last=last,
        as_of=as_of,
        kinds=refusal.some_of(parameters, "kind", _kinds(record.of(release), stem)),
        country=_country(release, parameters),
        text=refusal.text(parameters),
        choice=_choice(chart, record.of(release, as_of), parameters),
        for_excel="excel" in parameters and refusal.one_of(parameters, "excel", ["1"]) == "1",
    )


def _choice(chart: Chart | None, known: Record, parameters: QueryParams) -> str:
    """What is chosen in a chart; '' for what it opens with. Raises Refusal."""
    if chart is None or chart.parameter not in parameters:
        return ""
    options = view.of(chart, known).choices
    chosen = refusal.one_of(parameters, chart.parameter, options)
    return "" if chosen == options[0] else chosen


def _country(release: Release, parameters: QueryParams) -> str:
    """The country of the sources; '' for all. Raises Refusal."""
    if "country" not in parameters:
        return ""
    return refusal.one_of(parameters, "country", countries.codes(release.dataset))


def _kinds(known: Record, stem: str) -> Sequence[str]:
    """The kinds of what a list holds, as its page offers them."""
    if stem == "events":
        return timeline.kinds_of(known)
    if stem == "sources":
        return bibliography.kinds(known.dataset)
    if stem == "checks":
        return list(dict.fromkeys(result.verdict.value for result in known.results))
    return ()
