#!/bin/sh
# deps.sh STAMP PACKAGE...: install the Debian packages that are missing; the stamp makes the next call free.
set -u
stamp=$1; shift
want="$*"
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && exit 0

missing=
for p in $want; do
    dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || missing="$missing $p"
done
if [ -n "$missing" ]; then
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "make: these packages are missing and there is no apt-get to install them with:$missing" >&2
        exit 1
    fi
    as=
    if [ "$(id -u)" != 0 ]; then
        as=sudo
        if ! command -v sudo >/dev/null 2>&1; then
            echo "make: installing needs root: run 'apt-get install$missing' as root, then make again" >&2
            exit 1
        fi
    fi
    echo "make: installing$missing" >&2
    log=$(mktemp)
    { $as apt-get update -q && $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing; } \
        >"$log" 2>&1 || { tail -n 20 "$log" >&2; echo "make: installing failed; the whole log is in $log" >&2; exit 1; }
    rm -f "$log"
fi
mkdir -p "$(dirname "$stamp")" && printf '%s\n' "$want" >"$stamp"
