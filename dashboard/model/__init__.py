"""The record: kinds of fact, the rules between them, and the dataset that keeps the rules."""

from dashboard.model.article import Article, Statement
from dashboard.model.assertions import Assertion
from dashboard.model.charts import Chart, Conversion, Page
from dashboard.model.checks import Check, Input
from dashboard.model.claims import Claim, Link
from dashboard.model.dataset import BrokenRules, Dataset
from dashboard.model.events import Era, Event, Gap
from dashboard.model.facts import UNKNOWN, Finding, Observation, Series, Source, Unit
from dashboard.model.glossary import Term
from dashboard.model.names import Names
from dashboard.model.rules import findings
from dashboard.model.sides import Side
from dashboard.model.site import ARTICLE, About, Unknown
from dashboard.model.types import REFERENCE, Name, Speaker

__all__ = [
    "Check",
    "Dataset",
    "Era",
    "Event",
    "Finding",
    "Gap",
    "Input",
    "Observation",
    "Series",
    "Source",
    "Unit",
    "findings",
]
__all__ += ["REFERENCE", "UNKNOWN", "About", "BrokenRules", "Chart", "Conversion", "Page", "Side"]
__all__ += [
    "ARTICLE",
    "Article",
    "Assertion",
    "Claim",
    "Link",
    "Name",
    "Names",
    "Speaker",
    "Statement",
    "Term",
    "Unknown",
]
