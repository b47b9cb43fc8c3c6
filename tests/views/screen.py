"""Opens a page by its address and reads what stands on it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from markupsafe import Markup
from starlette.applications import Starlette
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import web
from dashboard.charts import view
from dashboard.markup import menu
from tests import published
from tests.web.caller import ask

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "datasets"
MAIN = ROOT / "dashboard" / "main.py"
RELEASE, DATASET, RECORD = published.RELEASE, published.DATASET, published.RECORD
GROUPS = tuple(page.id for page in DATASET.pages)
PAGES = tuple(menu(DATASET))

DRAWN = tuple(
    chart for page in DATASET.pages for chart in page.charts if view.of(chart, RECORD).values
)
"""The charts that have something on a scale."""


@cache
def components() -> BidiComponentManager:
    """The components of the installed packages, looked up once for all pages, as a server does.

    Left to itself, a simulated page looks through every package for itself: half of its time.
    """
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


def opened(page: str, **parameters: str | Sequence[str]) -> AppTest:
    """A page, run once, as a reader meets it who follows a link."""
    at = AppTest.from_file(str(MAIN), default_timeout=60)
    at._bidi_component_manager = components()
    for name, value in parameters.items():
        at.query_params[name] = value if isinstance(value, str) else list(value)
    # The group pages are one file under several addresses, so `switch_page`, which goes by file, cannot tell them apart.
    # A browser asks for a page by the hash of its address; the overview is the page of the empty address.
    at.address = "" if page == "overview" else page  # type: ignore[attr-defined]
    at._page_hash = "" if page == "overview" else calc_hash(page)
    return at.run()


def blocks(at: AppTest) -> list[str]:
    """The HTML of a page, block by block, without its style sheets.

    It has spaces that may break, and no lines.
    """
    return [tight(body) for body in _raw(at)]


def bodies(at: AppTest) -> list[str]:
    """The same with each section of a block by itself."""
    return [section for block in blocks(at) for section in _sections(block)]


_SECTIONS, _SECTION = '<div class="sections">', '<div class="section">'


def _sections(block: str) -> list[str]:
    """The sections of a block; the block itself where it has none."""
    if not block.startswith(_SECTIONS):
        return [block]
    inner = block.removeprefix(_SECTIONS).removesuffix("</div>")
    before, *found = inner.split(_SECTION)
    assert before == ""
    assert all(section.endswith("</div>") for section in found)
    return [section.removesuffix("</div>") for section in found]


def content(at: AppTest) -> list[str]:
    """The blocks of a page beneath its head."""
    masthead, *rest = bodies(at)
    assert 'class="masthead"' in masthead
    return rest


def _raw(at: AppTest) -> list[str]:
    """The HTML of a page, block by block, put together once for each run of the page."""
    tree, blocks = getattr(at, "put_together", (None, []))
    if tree is not at._tree:
        blocks = _put_together(at)
        at.put_together = (at._tree, blocks)  # type: ignore[attr-defined]
    return [*blocks]


def _put_together(at: AppTest) -> list[str]:
    found = [element.proto.body for element in at.get("html")]
    blocks = [body for body in found if "<style>" not in body]
    panels = _panels(at) if any(_PANEL.search(body) for body in blocks) else {}
    return [_breakable(_filled(body, panels)) for body in blocks]


_PANEL = re.compile(r' id="([^"]*)">\n<summary>[^<]*</summary>\n<div class="panel-body">')
_INNER = re.compile(_PANEL.pattern + r"(<!--whole-->.*?<!--/whole-->)", re.DOTALL)


def _panels(at: AppTest) -> dict[str, str]:
    """What stands in each panel of a page before scripts, by its id."""
    query = urlencode(at.query_params, doseq=True)
    answer = ask(Starlette(routes=list(web.ROUTES)), f"/{at.address}{f'?{query}' if query else ''}")  # type: ignore[attr-defined]
    return dict(_INNER.findall(answer.text.replace("http://localhost/", "/")))


def _filled(body: str, panels: dict[str, str]) -> str:
    """A block with what a script puts into its panels."""
    return _PANEL.sub(lambda found: found[0] + panels[found[1]], body)


def _breakable(html: str) -> str:
    return html.replace("\N{NO-BREAK SPACE}", " ")


def tight(html: str) -> str:
    """HTML without the line breaks beside its tags, and without comments."""
    return re.sub(r"<!--.*?-->|(?<=>)\s*\n|\n\s*(?=<)", "", html)


def words(at: AppTest) -> str:
    """The words of the HTML of a page, as a reader sees them."""
    return " ".join(Markup(body).striptags() for body in _raw(at))


def evidence(at: AppTest) -> list[str]:
    """What the drawer shows for the link of a page: nothing, or the evidence that it names."""
    held = {name: values for name, values in at.query_params.items() if name in ("focus", "as_of")}
    name = "".join(held.pop("focus", ""))
    if not name:
        return []
    query = urlencode({"fragment": "1", **held}, doseq=True)
    answer = ask(Starlette(routes=list(web.ROUTES)), f"/evidence/{name}?{query}")
    assert answer.status in (200, 404)
    return [tight(_breakable(answer.text))] if answer.status == 200 else []


def notices(at: AppTest, kind: str = "notice") -> list[str]:
    """The notices, as a reader sees them."""
    found = re.findall(rf'<p class="{kind}" role="status">(.*?)</p>', "".join(_raw(at)), re.DOTALL)
    return [str(Markup(body).striptags()) for body in found]


def figures(at: AppTest) -> list[str]:
    """The charts that are drawn, as a figure, as rows or as lanes, in their order."""
    return re.findall(
        r'<(?:figure data-chart|div class="(?:rowbars|voice-chart)[^>]* data-rows)="([^"]*)"',
        "".join(bodies(at)),
    )


def drawings(at: AppTest) -> list[str]:
    """What the figures of a page are drawn from, as their addresses give it."""
    app = Starlette(routes=list(web.ROUTES))
    places = re.findall(r'<figure[^>]* data-figure="([^"]*)"', "".join(bodies(at)))
    answers = [ask(app, Markup(place).unescape().removeprefix(".")) for place in places]
    assert all(answer.status == 200 for answer in answers)
    return [answer.text for answer in answers]


LIST = re.compile(r'<details class="fold take" id="take-([^"]*)"><summary>([^<]*)</summary>')
CHART = re.compile(
    r'id="take-([^"]*)"><summary>Download</summary>.*?<p class="counted">([^<]*)</p>'
)


def offers(at: AppTest) -> dict[str, str]:
    """Name of each list or chart that can be taken away -> how many rows it has, in words."""
    whole = "".join(bodies(at))
    return dict([*LIST.findall(whole), *CHART.findall(whole)])


def panel(at: AppTest, name: str) -> str:
    """The HTML of what can be taken away: one panel of a list, three beneath a chart."""
    whole = "".join(bodies(at))
    begun = whole[whole.index(f'id="take-{name}"') :]
    return re.split(r'</details>(?!<details class="panel take")', begun)[0]


def files(html: str) -> dict[str, dict[str, str]]:
    """The words of each offer of files -> the address of its file in each format."""
    offered = re.findall(r"<li>([^<]*):(<a href=.*?)</li>", html)
    links = {
        words: re.findall(r'<a href="([^"]*)" download>(.*?)</a>', rest) for words, rest in offered
    }
    return {
        str(Markup(words).unescape()): {
            form: str(Markup(address).unescape()) for address, form in found
        }
        for words, found in links.items()
    }


@dataclass(frozen=True)
class Option:
    """What a reader can choose: its words, what it makes of the link, and whether it is chosen."""

    words: str
    query: dict[str, list[str]]
    is_chosen: bool


def options(at: AppTest, parameter: str) -> list[Option]:
    """The links that choose a parameter."""
    found = re.findall(
        rf'<a class="inside option" data-parameter="{parameter}" href="\?([^"]*)"([^>]*)>(.*?)</a>',
        "".join(bodies(at)),
    )
    return [
        Option(
            Markup(words).striptags(),
            parse_qs(str(Markup(query).unescape())),
            'aria-current="true"' in rest,
        )
        for query, rest, words in found
    ]


def follow(page: str, option: Option) -> AppTest:
    """The page to which a link of a choice leads."""
    return opened(page, **option.query)


@dataclass(frozen=True)
class Select:
    """A field of a form: the words of its options by their values, and the value that is chosen."""

    options: dict[str, str]
    value: str


def select(at: AppTest, name: str) -> Select:
    """The select box of a parameter."""
    (inner,) = re.findall(
        rf'<select name="{name}">(.*?)</select>', "".join(bodies(at)), flags=re.DOTALL
    )
    found = re.findall(r'<option value="([^"]*)"( selected)?>(.*?)</option>', inner)
    chosen = [value for value, selected, _ in found if selected]
    return Select(
        {value: str(Markup(words).unescape()) for value, _, words in found},
        chosen[0] if chosen else found[0][0],
    )


def search(at: AppTest) -> str:
    """What stands in the search of a page."""
    (value,) = re.findall(r'<input type="search" name="q" value="([^"]*)"', "".join(bodies(at)))
    return str(Markup(value).unescape())


def plain(text: str) -> str:
    """A text with its spaces as HTML shows them."""
    return " ".join(text.split())
