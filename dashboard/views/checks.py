"""What sources print, recomputed: question, inputs, formula, interval, verdict."""

from dashboard import exports, widgets
from dashboard.markup import Site, frame, verdicts
from dashboard.widgets import choices, takeaway, vintage


def show(site: Site) -> None:
    results = site.record.results
    widgets.html(frame.head("Does the arithmetic hold?", verdicts.standfirst(results)))
    vintage.choose(site.release.dataset, site.selection.as_of)
    found = verdicts.found(results)
    chosen = choices.some_of("Verdict", [verdict.value for verdict in found], "kind", str)
    widgets.html(verdicts.legend(found))
    shown = [result for result in results if result.verdict.value in chosen]
    takeaway.listing(site, "checks", exports.checks, shown, results)
    widgets.cached(verdicts.questions, site, chosen)
