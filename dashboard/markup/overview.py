"""The first page: the question, its answer, the claims, key dates, and what is not known."""

from markupsafe import Markup

from dashboard import claims
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.markup.values import searches

MOST_CHECKS = 3
"""Verdicts on a card; the rest are counted."""


def claimed(site: Site) -> Markup:
    """The question, its answer and the printed claims."""
    absent = "The record holds no claim yet."
    if site.release.dataset.about.claims:
        absent = "None of the claims was in print by then."
    return fill(
        "overview.html",
        "claimed",
        question=site.about.question,
        answer=claims.answer(site.record),
        cards=claims.cards(site.record),
        absent=absent,
        most=MOST_CHECKS,
    )


def known(site: Site) -> Markup:
    """Key dates, and the series of which no value was found in print."""
    record = site.record
    key_events = [event for event in record.events if event.id in site.about.key_events]
    unprinted = searches(record, record.unprinted)
    return fill("overview.html", "known", key_events=key_events, searches=unprinted)
