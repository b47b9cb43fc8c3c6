"""What the dataset holds, series by series, and the words it uses."""

from markupsafe import Markup

from dashboard import standing, wording
from dashboard.frames import Frames
from dashboard.model import Dataset
from dashboard.widgets import markup

_QUALIFIERS = (
    ("exact", "Printed without a hedge; it can stand for half a unit of its last digit either way."),
    ("about", "Printed with “about”, “around”, “some”; half a unit of the last digit that is not zero either way."),
    ("nearly", "Printed with “nearly”, “almost”."),
    ("at least", "Printed with “more than”, “over”, “at least”."),
    ("at most", "Printed with “under”, “up to”, “at most”."),
    ("range", "Printed as a range, and kept as one."),
)


def standfirst(dataset: Dataset) -> str:
    return (
        f"{len(dataset.observations)} reported values of {len(dataset.series)} series from {len(dataset.sources)} sources, "
        f"{len(dataset.events)} events and {len(dataset.gaps)} gaps. Each row of a file carries its source, and the release."
    )


def definition(dataset: Dataset, name: str) -> Markup:
    """What a series counts and what not."""
    one = dataset.one_series[name]
    caveats = markup.join(Markup("<li>{}</li>").format(caveat) for caveat in one.caveats)
    page = dataset.page[dataset.page_of[name]]
    kind = f"{wording.plain_words(one.perimeter)}; {one.measure}; axis in {dataset.unit[one.unit].words}"
    return Markup('<section class="definition"><h2>{}</h2><p>{}</p><ul>{}</ul><p>{}; shown on {}.</p></section>').format(
        one.title, one.definition, caveats, kind, markup.inside(page.id, page.title)
    )


def gaps(frames: Frames, name: str) -> Markup:
    return Markup("<h3>Looked for and not found</h3>{}").format(markup.gap_list(frames, (name,)))


def words() -> Markup:
    """The vocabulary of the files."""
    hedges = (("", (name, meaning)) for name, meaning in _QUALIFIERS)
    roles = (("", (wording.plain_words(role), meaning)) for role, meaning in standing.WORDS.items())
    return Markup("<section><h2>Words used</h2>{}{}</section>").format(
        markup.table("How a source hedges a value (qualifier)", ("Word", "Meaning"), hedges),
        markup.table("What a value is among the others of its series (role)", ("Word", "Meaning"), roles),
    )
