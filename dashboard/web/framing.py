"""Which other sites may show pages in a frame, as the environment says."""

import os
import re

VARIABLE = "SMEDEREVO_FRAME_ANCESTORS"
_ALL = "*"
_SITE = re.compile(
    r"""
    \* | 'self' | 'none' | https?:
    | (https?://)? (\*\.)? [A-Za-z0-9-]+ (\.[A-Za-z0-9-]+)* (:([0-9]+|\*))? (/[^\s;,]*)?
    """,
    re.VERBOSE,
)
_WORDS = ("self", "none")
"""They mean something in quotes only."""


class FramingError(ValueError):
    """What names no site."""


def ancestors() -> str:
    """The sites, as Content-Security-Policy has them; all by default. Raises FramingError."""
    written = os.environ.get(VARIABLE, "").split() or [_ALL]
    for site in written:
        if site in _WORDS:
            raise FramingError(f"{VARIABLE}: {site} stands in quotes; write '{site}'")
        if not _SITE.fullmatch(site):
            raise FramingError(
                f"{VARIABLE}: “{site[:60]}” names no site; write 'self', 'none', * or sites such as"
                " https://paper.example, with spaces between them"
            )
    return " ".join(written)
