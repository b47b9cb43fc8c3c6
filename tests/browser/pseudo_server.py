"""The dashboard in the pseudo-language, to see whether longer words have room: `python -m tests.browser.pseudo_server PORT`."""

import sys
from unittest.mock import patch

from dashboard import selection
from dashboard.server import serve
from tests.pseudo import PSEUDO

if __name__ == "__main__":
    with patch.object(selection, "language_of", lambda tag: PSEUDO):
        serve("localhost", int(sys.argv[1]), browser=False)
