#!/bin/sh
# bench.sh BUILD: the figures of the analyser and of the explorer, each beside its reference in the same run.
set -eu
build=$1
export LC_ALL=C.UTF-8 TERM=xterm-256color
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export HOME="$work/home" XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache"
mkdir -p "$HOME"

"$build/bench" analysis assets/memoirs

"$build/bench" corpus assets/memoirs 1000 "$work/memoirs"
start=$(date +%s%N)
"$build/gilmok" add "$work/memoirs" >/dev/null
end=$(date +%s%N)
echo "1,000 memoirs added   $(( (end - start) / 1000000 )) ms"

# The references: a 2 MB text for vim and less.
yes "$(cat assets/memoirs/ko-01*.txt)" 2>/dev/null | head -n 22000 >"$work/two-mb.txt"
set -- $("$build/bench" screen -- vim -u NONE "$work/two-mb.txt"); vim_start=$1
set -- $("$build/bench" screen -- less "$work/two-mb.txt"); less_p50=$2 less_p95=$3
set -- $("$build/bench" screen -- "$build/gilmok")
awk -v s="$1" -v p50="$2" -v p95="$3" -v rss="$4" -v cpu="$5" -v idle="$6" -v bytes="$7" \
    -v vs="$vim_start" -v l50="$less_p50" -v l95="$less_p95" 'BEGIN {
    printf "first screen, 1,000   %6.1f ms     vim %6.1f ms          ratio %5.2f (goal at most 2)\n", s, vs, s / vs
    printf "key, p50              %6.2f ms     less %5.2f ms          ratio %5.2f (goal at most 3)\n", p50, l50, p50 / l50
    printf "key, p95              %6.2f ms     less %5.2f ms          ratio %5.2f (goal at most 3)\n", p95, l95, p95 / l95
    printf "bytes a key           %6d\n", bytes
    printf "resident              %6.1f MiB (goal at most 20)\n", rss / 1024
    printf "idle for two seconds  %d ticks of CPU, %d bytes written (goal 0, 0)\n", cpu, idle }'
