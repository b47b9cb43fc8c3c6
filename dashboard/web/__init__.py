"""What surrounds the pages on the wire."""

from dashboard.web.data import ROUTES

__all__ = ["ROUTES"]
