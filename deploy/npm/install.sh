#!/bin/sh
# Puts the small bundle of Plotly where the dashboard looks for it, in the version of package-lock.json.
# Without npm, or without the network, nothing is lost: the whole bundle serves,
# which the Python package of Plotly brings along. So this never fails.
set -u
cd "$(dirname "$0")" || exit 0
target=../../dashboard/assets/vendor
brought=node_modules/plotly.js-basic-dist-min

fetch() {
	npm ci --silent --ignore-scripts --no-audit --no-fund --fetch-retries=1 --cache "$PWD/.cache" &&
		mkdir -p "$target" &&
		cp "$brought/LICENSE" "$target/plotly-basic.LICENSE" &&
		cp "$brought/plotly-basic.min.js" "$target/plotly-basic.min.js"
}

if ! command -v npm >/dev/null; then
	echo "no npm: charts are drawn with the whole bundle of Plotly, three times as large"
elif fetch; then
	echo "charts are drawn with the small bundle of Plotly"
else
	echo "npm could not fetch the small bundle of Plotly: charts are drawn with the whole one"
fi
rm -rf node_modules .cache
