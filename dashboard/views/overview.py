"""The question, its answer, the printed claims, the headline chart, key dates, and what is not known."""

from markupsafe import Markup

from dashboard import claims, markup, widgets
from dashboard.widgets import Site


def claimed(site: Site) -> Markup:
    answer = markup.join(
        (
            Markup('<p class="answer">{}</p>').format(markup.sentence(pieces))
            for pieces in claims.answer(site.record)
        ),
        " ",
    )
    head = Markup('<header class="page"><h1>{}</h1>{}</header>').format(site.about.question, answer)
    none = (
        "None of the claims was in print by then."
        if site.release.dataset.about.claims
        else "The record holds no claim yet."
    )
    cards = markup.join(markup.card(card) for card in claims.cards(site.record)) or Markup(
        "<p>{}</p>"
    ).format(none)
    return head + Markup(
        '<section class="claims" aria-label="Printed claims"><h2>What is claimed</h2>{}</section>'
    ).format(cards)


def known(site: Site) -> Markup:
    record = site.record
    key_events = [event for event in record.events if event.id in site.about.key_events]
    dates = Markup("<h2>Key dates</h2>{}<p>{}</p>").format(
        markup.events(key_events), markup.inside("timeline", "All events")
    )
    unknown = Markup("<h2>What is not known</h2>{}").format(
        markup.gap_list(record, record.unprinted)
    )
    return Markup('<div class="columns"><section>{}</section><section>{}</section></div>').format(
        dates, unknown
    )


site = widgets.here()
widgets.once(claimed, site)
widgets.chart(site, site.dataset.chart[site.about.headline])
widgets.once(known, site)
