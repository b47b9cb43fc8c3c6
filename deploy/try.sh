#!/bin/sh
# The steps of the Containerfile in a clean folder, without an engine: what it copies, what it runs, its health check.
set -eu
cd "$(dirname "$0")/.."
target=$(mktemp -d)
trap 'kill "$server" 2>/dev/null; rm -rf "$target"' EXIT
server=
sed -n '/--from=/d; s/^COPY \(.*\) [^ ]*$/\1/p' deploy/Containerfile | tr ' ' '\n' | xargs git archive HEAD -- | tar x -C "$target"
steps=$(sed -n 's/^RUN sh deploy\/install.sh \([a-z]*\).*/\1/p' deploy/Containerfile)
cd "$target"
for step in $steps; do
	sh deploy/install.sh "$step"
done
env -u PYTHONPATH PYTHONDONTWRITEBYTECODE=1 .venv/bin/smederevo run --no-browser --host 127.0.0.1 --port "${PORT:-8599}" &
server=$!
for _ in $(seq 60); do
	sleep 1
	.venv/bin/python -c "import urllib.request as r; print(r.urlopen('http://127.0.0.1:${PORT:-8599}/healthz', timeout=2).read().decode())" 2>/dev/null && exit 0
done
echo "the server did not answer" >&2
exit 1
