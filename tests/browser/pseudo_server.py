"""The dashboard in the pseudo-language, to see whether longer words have room: `python -m tests.browser.pseudo_server PORT`."""

import sys
from unittest.mock import patch

from dashboard.server import serve
from dashboard.words import choosing
from tests.pseudo import PSEUDO

if __name__ == "__main__":
    with patch.object(choosing, "language_of", lambda tag: PSEUDO):
        serve("localhost", int(sys.argv[1]), browser=False)
