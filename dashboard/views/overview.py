"""The question, its answer, the printed claims, the headline chart, key dates, and what is not known."""

from markupsafe import Markup

from dashboard import claims, markup, widgets

site = widgets.here()
about, frames = site.about, site.frames

answer = markup.join((markup.sentence(pieces) for pieces in claims.answer(frames)), " ")
widgets.html(Markup('<header class="page"><h1>{}</h1><p class="answer">{}</p></header>').format(about.question, answer))

none = "None of the claims was in print by then." if site.release.dataset.about.claims else "The record holds no claim yet."
cards = markup.join(markup.card(card) for card in claims.cards(frames)) or Markup("<p>{}</p>").format(none)
widgets.html(Markup('<section class="claims" aria-label="Printed claims"><h2>What is claimed</h2>{}</section>').format(cards))

widgets.chart(site, site.dataset.chart[about.headline])

key_events = [event for event in frames.events if event.id in about.key_events]
dates = Markup("<h2>Key dates</h2>{}<p>{}</p>").format(markup.events(key_events), markup.inside("timeline", "All events"))
unknown = Markup("<h2>What is not known</h2>{}").format(markup.gap_list(frames, frames.unprinted))
widgets.html(Markup('<div class="columns"><section>{}</section><section>{}</section></div>').format(dates, unknown))
