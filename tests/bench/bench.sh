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

# The references: a 2 MB text for vim and less, and whatever else is installed, each on the same text.
yes "$(cat assets/memoirs/ko-01*.txt)" 2>/dev/null | head -n 22000 >"$work/two-mb.txt"
echo
echo "the explorer over invented memoirs (120x36)"
echo "                        first screen   resident at first, loaded, at most  idle ticks, bytes"

# explorer N: a library of N invented memoirs, its first screen, memory, what it does when idle, and its costs inside.
# vim is timed right before each: a machine that others use is faster at one time than at another.
explorer() {
    "$build/bench-memoirs" "$1" "$work/invented" && "$build/gilmok" --library "$work/lib$1" add "$work/invented" >/dev/null
    rm -rf "$work/invented"
    "$build/bench-explore" "$work/lib$1" >"$work/inside$1"
    vim_start=$("$build/bench" screen -- vim -u NONE "$work/two-mb.txt" | cut -d' ' -f1)
    set -- "$1" $("$build/bench" screen -- "$build/gilmok" --library "$work/lib$1")
    awk -v n="$1" -v s="$2" -v cpu="$4" -v idle="$5" -v vs="$vim_start" '
        {v[$1] = $2}
        END {printf "%7d memoirs          %6.1f ms  %5.2f of vim   %5.1f  %5.1f  %5.1f MiB   %d, %d\n", n, s, s / vs, v["resident-start"], v["resident-loaded"], v["resident-use"], cpu, idle}' "$work/inside$1"
}
for n in ${BENCH_MEMOIRS:-1000 10000 100000}; do explorer "$n"; done
echo "  (goals: the first screen does not grow and takes at most 2 of vim; 20 MiB at first, 60 in use for 10,000; idle 0, 0)"
for n in ${BENCH_MEMOIRS:-1000 10000 100000}; do
    awk -v n="$n" '{v[$1] = $2; q[$1] = $3; m[$1] = $4}
        END {printf "%7d: %d events, all loaded after %.0f ms (longest turn %.1f ms)\n", n, v["events"], v["load"], v["turn"]
             printf "         filter keystroke p50 %.2f p95 %.2f ms (goal 16)   words of the text p50 %.1f p95 %.1f ms (goal 100)\n", v["filter"], q["filter"], v["words"], q["words"]
             printf "         a key inside p50 %.3f p95 %.3f ms   a view opened p95 %.2f max %.2f ms\n", v["keys"], q["keys"], q["open"], m["open"]
             printf "         ways from one role to another p50 %.1f p95 %.1f ms   one unfolded p50 %.1f max %.1f ms\n", v["ways"], q["ways"], v["unfold"], m["unfold"]}' "$work/inside$n"
done

echo
"$build/bench-filter" 10000 100000
echo "  (goals: 95 of 100 keys within 16 ms)"
if [ -z "${BENCH_MEMOIRS:-}" ]; then                # the bar for words speaks of 100 MB
    "$build/bench-memoirs" 10000 "$work/invented" 8600 && "$build/gilmok" --library "$work/lib-words" add "$work/invented" >/dev/null
    mb=$(du -sm --apparent-size "$work/invented" | cut -f1); rm -rf "$work/invented"
    "$build/bench-explore" "$work/lib-words" | awk -v mb="$mb" '$1 == "words" {
        printf "words looked for in %d MB of text: p50 %.1f p95 %.1f ms (goal 100)\n", mb, $2, $3 }'
fi

echo
set -- ${BENCH_MEMOIRS:-1000 10000 100000}; lib=$work/lib${2:-$1}
beside() {                                           # beside NAME COMMAND…: a key of ours beside theirs
    name=$1; shift
    "$build/bench" keys -- "$@" -- "$build/gilmok" --library "$lib" | awk -v name="$name" '{
        printf "key beside %-5s p50   %6.2f ms     theirs %5.2f ms        ratio %5.2f%s\n", name, $2, $1, $3, name == "less" ? " (goal at most 3)" : ""
        printf "               p95   %6.2f ms     theirs %5.2f ms        ratio %5.2f%s\n", $5, $4, $6, name == "less" ? " (goal at most 3)" : ""
        printf "               %d bytes for the key itself (median, goal 400); with another memoir opened beside %.2f ms, %d bytes\n", $9, $7, $8 }'
}
beside less less "$work/two-mb.txt"
beside vim vim -u NONE "$work/two-mb.txt"
if command -v lnav >/dev/null; then beside lnav lnav -N "$work/two-mb.txt"; fi
if command -v tig >/dev/null && git rev-parse >/dev/null 2>&1; then beside tig tig; fi
for t in less vim lnav tig; do command -v $t >/dev/null || echo "$t is not installed"; done

# Last of all, for what is decided stays in the library.
echo
"$build/bench-decide" "$lib" | awk -v n="${2:-$1}" '{v[$1] = $2; q[$1] = $3}
    END {printf "a decision over %d memoirs, key to durable and on screen: p50 %.2f p95 %.2f ms   the disk alone %.2f, %.2f ms\n", n, v["key"], q["key"], v["sync"], q["sync"]
         printf "a step of %d events: undone in %.0f ms (goal 1000)   decided %.0f ms, done again %.0f ms\n", v["events"], v["undo"], v["bulk"], v["redo"]}'
