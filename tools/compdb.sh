#!/bin/sh
# compdb.sh DIR "COMMAND" FILE...: a compile database for editors and clang-tidy, on stdout.
set -eu
dir=$1 command=$2; shift 2
quote() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }
sep='['
for f in "$@"; do
    layer=${f#src/}; layer=${layer%/*}
    printf '%s\n{"directory": "%s", "file": "%s", "command": "%s"}' "$sep" "$(quote "$dir")" "$(quote "$f")" \
        "$(quote "$command -Iinclude -Isrc/$layer -Isrc -c $f")"
    sep=,
done
printf '\n]\n'
