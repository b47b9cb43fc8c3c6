#!/bin/sh
# Brings what Python's packages do not: the small bundle of Plotly, where the dashboard looks for it,
# and the font for Chinese in pieces, which cut.py makes small. Both in the version of package-lock.json.
# Without npm, or without the network, the whole bundle of Plotly serves, which its Python package
# brings along, and pictures in Chinese give way to another language. So this never fails.
set -u
cd "$(dirname "$0")" || exit 0
target=../../dashboard/assets/vendor
plotly=node_modules/plotly.js-basic-dist-min
font=node_modules/@fontsource-variable/noto-sans-sc

fetch() {
	npm ci --silent --ignore-scripts --no-audit --no-fund --fetch-retries=1 --cache "$PWD/.cache" &&
		mkdir -p "$target" pieces &&
		cp "$plotly/LICENSE" "$target/plotly-basic.LICENSE" &&
		cp "$plotly/plotly-basic.min.js" "$target/plotly-basic.min.js" &&
		cp "$font/LICENSE" "$font"/files/*-wght-normal.woff2 pieces
}

if ! command -v npm >/dev/null; then
	echo "no npm: charts are drawn with the whole bundle of Plotly, three times as large"
elif fetch; then
	echo "charts are drawn with the small bundle of Plotly"
else
	echo "npm could not fetch the small bundle of Plotly and the font for Chinese: charts are drawn with the whole one"
fi
rm -rf node_modules .cache
