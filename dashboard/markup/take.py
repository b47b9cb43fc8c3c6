"""What a reader can take away from a chart or a list, beneath its files."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.exports import Citation
from dashboard.markup.engine import fill


def cite(citation: Citation) -> Markup:
    """A reference to copy, in words and as BibTeX."""
    return fill("take.html", "cite", citation=citation)


def pictures(chart: str, file: str, title: str, notes: Sequence[str], ground: str) -> Markup:
    """Buttons that save a chart as a picture with title, sources and release."""
    return fill(
        "take.html", "pictures", chart=chart, file=file, title=title, notes=notes, ground=ground
    )


def snippets(addresses: Sequence[str], title: str, embed: str) -> Markup:
    """Lines of code that read the files at their addresses, or show the chart elsewhere."""
    reads = "\n".join(f'pd.read_csv("{address}")' for address in addresses)
    loads = "\n".join(f'curl -LO "{address}"' for address in addresses)
    codes = [("pandas", f"import pandas as pd\n{reads}"), ("curl", loads)]
    if embed:
        codes.append(("Embed", str(fill("take.html", "embed", address=embed, title=title))))
    return fill("take.html", "snippets", codes=codes)
