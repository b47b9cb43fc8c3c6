"""Under which addresses of the site answers are worth keeping.

The address comes from the header Host, which anybody can write. The first few that come are kept
as long as they are asked for, so whoever thinks up others makes nobody wait but himself.
"""

import time
from collections.abc import Callable
from threading import Lock

MOST = 4
"""Addresses: a site has one, with another for its health check and for whoever runs it."""
IDLE = 3600.0
"""Seconds after which another address may have the place of one that nobody asks for."""


class Hosts:
    """The addresses that have a place."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._asked: dict[str, float] = {}
        """Address -> when it was asked for."""

    def has_place(self, root: str) -> bool:
        """Whether answers under an address are kept; a free place is given away by asking."""
        now = self._clock()
        with self._lock:
            if root not in self._asked and len(self._asked) >= MOST:
                idlest = min(self._asked, key=self._asked.__getitem__)
                if now - self._asked[idlest] < IDLE:
                    return False
                del self._asked[idlest]
            self._asked[root] = now
            return True


HOSTS = Hosts()
"""Those of this process."""
