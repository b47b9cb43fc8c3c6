#!/bin/sh
# What the image runs: `requirements` installs what is pinned, by hash; `package` the dashboard itself,
# compiled, with letters for its pictures and small files for browsers.
set -eu
case "$1" in
requirements)
	python3 -m venv .venv
	.venv/bin/python -m pip install --quiet --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt
	;;
package)
	.venv/bin/python -m pip install --quiet --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	.venv/bin/python deploy/npm/cut.py && rm -rf deploy/npm/pieces
	.venv/bin/python deploy/compress.py
	.venv/bin/python -m compileall -q dashboard
	.venv/bin/smederevo validate datasets
	;;
esac
