#!/bin/sh
# Write the list of replicas for nginx: upstream.sh FILE PORT ADDRESS...
# By address, because `hash ... consistent` would treat all addresses of one name as one server.
set -eu
file=$1 port=$2
shift 2
for address; do
	echo "server $address:$port max_fails=1 fail_timeout=5s;"
done >"$file.new"
mv "$file.new" "$file"
