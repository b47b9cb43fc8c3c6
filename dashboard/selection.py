"""What the reader chose, as it stands in the link."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from dashboard import period
from dashboard.ask import question
from dashboard.model import ARTICLE, Dataset
from dashboard.model.facts import Change
from dashboard.store import Release
from dashboard.words import choosing, ngettext, releases
from dashboard.words import gettext as _

MOST_NAMED = 4
LONGEST_TEXT = question.LONGEST
"""Most characters of a search."""
PARAMETERS = frozenset(
    {
        "from",
        "to",
        "unit",
        "view",
        "kind",
        "country",
        "q",
        "focus",
        "release",
        "as_of",
        "chart",
        "lang",
        "embed",
        "embed_options",
    }
)
LASTING = ("as_of", "lang")
"""Parameters that stay in the links from page to page; scripts of the page have them from here."""
FOREIGN = frozenset(
    {
        # Search engines and their advertisements
        *("_openstat", "dclid", "gad_source", "gbraid", "gclid", "gclsrc", "irclickid"),
        *("li_fat_id", "msclkid", "rdt_cid", "srsltid", "usqp", "wbraid", "ysclid", "yclid"),
        # Social sites and what shares for them
        *("ScCid", "__twitter_impression", "epik", "fbclid", "igsh", "igshid", "ref", "ref_src"),
        *("rb_clickid", "source", "trk", "ttclid", "twclid", "wickedid"),
        # Newsletters
        *("__s", "_bta_c", "_bta_tid", "_kx", "ck_subscriber_id", "dm_i", "elqTrack", "elqTrackId"),
        *("et_rid", "hsCtaTracking", "mkt_tok", "ml_subscriber", "ml_subscriber_hash"),
        *("oly_anon_id", "oly_enc_id", "sfmc_id", "ss_email_id", "vero_conv", "vero_id"),
        # Publishers and those who count readers for them
        *("cmpid", "guccounter", "ncid", "ocid", "s_cid", "smid", "spm", "xtor"),
        # Caches that are to be passed by
        *("_", "_dc", "_t", "_ts", "cachebust", "cachebuster", "cb", "nocache"),
    }
)
"""Parameters that other sites add to links, to know where a reader comes from, and that programs
add, so that no cache answers them."""
FOREIGN_BEGINNINGS = (
    *("utm_", "mc_", "mtm_", "matomo_", "piwik_", "pk_", "hsa_", "wt_", "at_", "ns_"),
    *("_ga", "_gl", "_hs", "__hs", "_branch_", "__cf_chl_", "bsft_", "fb_", "guce_"),
)
"""How further ones begin."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The choices of a link, and words about those that could not be kept.

    Whether a page offers what `unit`, `view`, `kinds`, `first`, `last` and `text` name, the page
    itself knows.
    """

    focus: str | None
    """Id of an observation, an event or a source whose evidence is open."""
    chart: str | None
    """Id of the chart that is shown alone."""
    as_of: Date | None
    """The day whose record is shown; None for all that is known."""
    notices: tuple[str, ...]
    unit: str = ""
    """What a chart is shown in; '' where the link does not say."""
    view: str = ""
    """The year of a chart, or the series of the page Data."""
    kinds: tuple[str, ...] = ()
    """Kinds of what a page lists; none for all."""
    country: str = ""
    """The country of what a page lists; '' for all."""
    first: str = ""
    """The first year of a list."""
    last: str = ""
    """The last year of a list."""
    text: str = ""
    """The words of a search."""
    embedded: bool = False
    """Whether the page stands in a frame of another site."""
    language: str = ""
    """The tag of the language that the link names; '' where the browser decides."""

    @property
    def lasting(self) -> dict[str, str]:
        """What stays in the links to other pages, by parameter."""
        found = {"as_of": str(self.as_of or ""), "lang": self.language}
        return {name: found[name] for name in LASTING if found[name]}

    @property
    def is_as_opened(self) -> bool:
        """Whether the page shows what it opens with: nothing in it is narrowed or turned."""
        return not any(
            (
                self.unit,
                self.view,
                self.kinds,
                self.country,
                self.first,
                self.last,
                self.text,
            )
        )


def read(
    parameters: Mapping[str, str], release: Release, page: str, kinds: Sequence[str] = ()
) -> Selection:
    """The selection in the parameters of a link; `kinds` are all values of the one that may repeat.

    What is unknown or impossible is left out and named in one notice.
    """
    day = period.day(parameters.get("as_of", ""))
    dataset = release.dataset if day is None else release.dataset.known(day)
    focus, chart = parameters.get("focus"), parameters.get("chart")
    language = choosing.named(release, parameters.get("lang", ""))
    text = parameters.get("q", "")
    notices = []
    refused = list(_refused(parameters, release, dataset))
    if refused:
        notices.append(_left_out(refused))
    if "release" in parameters:
        in_view = _in_view(dataset, page)
        notices.append(releases.notice(release, parameters["release"], in_view))
    return Selection(
        focus=focus if focus is not None and knows(dataset, focus) else None,
        chart=chart if chart in dataset.chart else None,
        as_of=day,
        notices=tuple(notice for notice in notices if notice),
        unit=parameters.get("unit", ""),
        view=parameters.get("view", ""),
        kinds=tuple(dict.fromkeys(filter(None, kinds))),
        country=parameters.get("country", ""),
        first=parameters.get("from", ""),
        last=parameters.get("to", ""),
        text=_shortened(text).strip(),
        embedded=parameters.get("embed") == "true",
        language="" if language is None else language.tag,
    )


def _refused(parameters: Mapping[str, str], release: Release, dataset: Dataset) -> Iterator[str]:
    """What of a link is not known or impossible, in words; `dataset` is that of its day."""
    yield from _unknown_parameters(parameters)
    focus, chart = parameters.get("focus"), parameters.get("chart")
    as_of, language = parameters.get("as_of"), parameters.get("lang")
    day = period.day(as_of or "")
    if focus is not None and not knows(dataset, focus):
        yield _unknown_focus(focus, day)
    if chart is not None and chart not in dataset.chart:
        yield _("“%(named)s” in chart, which names no chart", named=_line(chart))
    if as_of and day is None:
        yield _("“%(named)s” in as_of, which is no day such as 2024-05-09", named=_line(as_of))
    if language and choosing.named(release, language) is None:
        yield _unknown_language(language, release)
    if len(parameters.get("q", "")) > LONGEST_TEXT:
        yield _("the end of q, which holds at most %(most)d characters", most=LONGEST_TEXT)


def _left_out(refused: Sequence[str]) -> str:
    return _(
        "This link holds something that is not known here and was left out: %(refused)s.",
        refused="; ".join(refused),
    )


def _unknown_parameters(parameters: Mapping[str, str]) -> list[str]:
    """The first parameters that are not ours, in words, and how many more there are."""
    names = [name for name in sorted(parameters) if not _is_known(name)]
    named = [_("the parameter “%(name)s”", name=_line(name)) for name in names[:MOST_NAMED]]
    more = len(names) - MOST_NAMED
    if more > 0:
        named.append(ngettext("%(number)d more", "%(number)d more", more))
    return named


def _unknown_focus(focus: str, day: Date | None) -> str:
    if day is None:
        return _(
            "“%(named)s” in focus, which names no observation, event or source",
            named=_line(focus),
        )
    return _(
        "“%(named)s” in focus, which names no observation, event or source known by that day",
        named=_line(focus),
    )


def _shortened(text: str) -> str:
    """The beginning of a text that is too long, without a word or number that is cut."""
    if len(text) <= LONGEST_TEXT:
        return text
    whole_words = text[: LONGEST_TEXT + 1].rsplit(maxsplit=1)[0]
    return whole_words[:LONGEST_TEXT]


def _unknown_language(wanted: str, release: Release) -> str:
    return _(
        "“%(named)s” in lang, which is none of the languages here: %(there)s",
        named=_line(wanted),
        there=", ".join(language.tag for language in choosing.there(release)),
    )


def _is_known(name: str) -> bool:
    """Whether a parameter is one of ours, or one that other sites add to links."""
    return name in PARAMETERS or is_foreign(name)


def is_foreign(name: str) -> bool:
    """Whether other sites, newsletters or caches add a parameter of this name to links."""
    return name in FOREIGN or name.startswith(FOREIGN_BEGINNINGS)


def _in_view(dataset: Dataset, page: str) -> Callable[[Change], bool]:
    """Which changes bear on what a page shows."""
    if page == "timeline":
        return _is_of_an_event
    if page == "sources":
        return _is_of_a_source
    if page == "checks":
        return lambda change: _kind_of(change) == "checks" or change.series is not None
    if page == ARTICLE and dataset.article:
        article = dataset.article
        named = {name for claim in article.claims for _path, name in claim.placed()}
        named |= {*article.unsaid, article.source, ARTICLE}
        return lambda change: change.id in named or _kind_of(change) == ARTICLE
    charts = dataset.page[page].charts if page in dataset.page else dataset.chart.values()
    series = {name for chart in charts for name in chart.series}
    texts = {f"pages/{page}", *(f"charts/{chart.id}" for chart in charts)}
    return lambda change: change.series in series or change.id in texts


def _is_of_an_event(change: Change) -> bool:
    """An event has a date and no series of its own."""
    return change.series is None and change.period is not None


def _is_of_a_source(change: Change) -> bool:
    """A source has neither date nor series of its own, and no kind before its id."""
    has_an_id_of_its_own = _kind_of(change) == "" and change.id not in (ARTICLE, "dataset")
    return change.series is None and change.period is None and has_an_id_of_its_own


def _kind_of(change: Change) -> str:
    """The kind before an id, as in checks/ID.

    '' for observations, events and sources, whose ids have none.
    """
    kind, stroke, _name = (change.id or "").partition("/")
    return kind if stroke else ""


def _line(text: str) -> str:
    """The beginning of a text, in one line."""
    return " ".join(text.split())[:60]


def knows(dataset: Dataset, name: str) -> bool:
    return name in dataset.observation or name in dataset.event or name in dataset.source
