"""Places that links lead to: their ids on a page, and their addresses."""

from dashboard.model import Dataset

TAKEN = frozenset(
    """
    action after all anchors animate append applets attributes autocapitalize autocomplete
    autocorrect autofocus before blur body charset children clear click close closest constructor
    contains cookie dataset dir doctype domain draggable elements embeds encoding enctype evaluate
    focus fonts forms fullscreen head hidden id images implementation inert lang length links
    location matches method name nonce normalize open part plugins popover prefix prepend
    prerendering pseudo referrer rel remove reset role scripts scroll slot spellcheck style submit
    target timeline title translate when write writeln
    """.split()
)
"""Names of a browser's own in a document or a form, beside those of its events ("onclick")."""


def anchor(name: str) -> str:
    """The id of the place of a chart or a check.

    It is its own id, save where a browser has something of that name: the sanitiser of pages
    drops such ids without a word.
    """
    event = name.startswith("on") and name.isalpha()
    return f"place-{name}" if name in TAKEN or event else name


def place_of_series(dataset: Dataset, name: str) -> str:
    """The address of the first chart of a series, else of its values on the page of data."""
    page = dataset.page_of.get(name)
    if page is None:
        return f"data?view={name}"
    charts = [chart for chart in dataset.page[page].charts if name in chart.series]
    return f"{page}#{anchor(charts[0].id)}"
