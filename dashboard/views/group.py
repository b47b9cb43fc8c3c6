"""A page of charts, as pages.yaml lists them."""

from dashboard import widgets

site = widgets.here()
page = site.dataset.page[site.page]

widgets.head(page.title, page.standfirst)
for chart in page.charts:
    widgets.chart(site, chart)
