"""What sources print, recomputed: question, inputs, formula, interval, verdict."""

from dashboard import exports, widgets
from dashboard.agreement import Verdict
from dashboard.widgets import choices, takeaway, verdicts, vintage

site = widgets.here()
results = site.record.results

widgets.head("Does the arithmetic hold?", verdicts.standfirst(results))
vintage.choose(site.release.dataset, site.selection.as_of)
found = [verdict for verdict in Verdict if any(one.verdict is verdict for one in results)]
chosen = choices.some_of("Verdict", [verdict.value for verdict in found], "kind", str)
widgets.html(verdicts.legend(found))
shown = [one for one in results if one.verdict.value in chosen]
takeaway.listing(site, "checks", exports.checks, shown, results)
widgets.once(verdicts.questions, site, chosen)
