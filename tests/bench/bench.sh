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

# What it takes: two threads beside one, a long text beside a short one, many memoirs beside few.
set -- $("$build/bench" cost -- "$build/gilmok" analyze --jobs 1 "$work/memoirs" -- "$build/gilmok" analyze --jobs 2 "$work/memoirs")
awk -v a="$1" -v b="$2" 'BEGIN { printf "two jobs              %6.0f ms     one  %6.0f ms          ratio %5.2f (goal at least 1.8)\n", b, a, a / b }'
cat "$work"/memoirs/* | head -c 600000 | iconv -c -f UTF-8 -t UTF-8 >"$work/short.txt" 2>/dev/null || :
for i in 1 2 3 4 5 6 7 8 9 10; do cat "$work/short.txt"; done >"$work/long.txt"
set -- $("$build/bench" cost -- "$build/gilmok" analyze "$work/short.txt" -- "$build/gilmok" analyze "$work/long.txt") $(wc -c <"$work/long.txt")
awk -v a="$1" -v b="$2" -v kb="$5" -v n="$6" 'BEGIN {
    printf "a text ten times as long costs %.1f times as much (goal at most 11)\n", b / a
    printf "peak memory           %6.1f MiB for a text of %.1f MiB: %.1f times it (goal at most 40)\n", kb / 1024, n / 1048576, kb * 1024 / n }'
"$build/bench" corpus assets/memoirs 10000 "$work/many"
printf '#!/bin/sh\nrm -rf "$2"; exec "$1" --library "$2" add "$3"\n' >"$work/add"; chmod +x "$work/add"
set -- $("$build/bench" cost -- "$work/add" "$build/gilmok" "$work/few.lib" "$work/memoirs" -- "$work/add" "$build/gilmok" "$work/many.lib" "$work/many")
awk -v a="$1" -v b="$2" -v ka="$4" -v kb="$5" 'BEGIN {
    printf "10,000 memoirs added  %6.0f ms     1,000 %5.0f ms          ratio %5.2f   peak %.1f MiB, of 1,000 %.1f MiB\n", b, a, b / a, kb / 1024, ka / 1024 }'

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
