#!/bin/sh
# bench.sh BUILD: the figures of the analyser and of the explorer, each beside its reference in the same run.
set -eu
build=$1
export LC_ALL=C.UTF-8 TERM=xterm-256color
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export HOME="$work/home" XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache"
mkdir -p "$HOME"

"$build/bench" analysis assets/memoirs
"$build/bench-names" assets/memoirs 100000 "$work/names"

"$build/bench" corpus assets/memoirs 1000 "$work/memoirs"
start=$(date +%s%N)
"$build/gilmok" add "$work/memoirs" >/dev/null
end=$(date +%s%N)
echo "1,000 memoirs added   $(( (end - start) / 1000000 )) ms"

# The references: a 2 MB text for vim and less.
yes "$(cat assets/memoirs/ko-01*.txt)" 2>/dev/null | head -n 22000 >"$work/two-mb.txt"
set -- $("$build/bench" screen -- vim -u NONE "$work/two-mb.txt"); vim_start=$1
set -- $("$build/bench" screen -- "$build/gilmok")
awk -v s="$1" -v rss="$2" -v cpu="$3" -v idle="$4" -v vs="$vim_start" 'BEGIN {
    printf "first screen, 1,000   %6.1f ms     vim %6.1f ms          ratio %5.2f (goal at most 2)\n", s, vs, s / vs
    printf "resident              %6.1f MiB (goal at most 20)\n", rss / 1024
    printf "idle for two seconds  %d ticks of CPU, %d bytes written (goal 0, 0)\n", cpu, idle }'
"$build/bench" keys -- less "$work/two-mb.txt" -- "$build/gilmok" | awk '{
    printf "key, p50              %6.2f ms     less %5.2f ms          ratio %5.2f (goal at most 3)\n", $2, $1, $3
    printf "key, p95              %6.2f ms     less %5.2f ms          ratio %5.2f (goal at most 3)\n", $5, $4, $6
    printf "key, other panes too  %6.2f ms     %d bytes in all\n", $7, $8 }'
