# lib.sh: what every script test uses: TAP lines, a place of its own, a program to run.
set -u
cd "$(dirname "$0")/../.."
case ${GILMOK_BUILD:=build/debug} in /*) ;; *) GILMOK_BUILD="$PWD/$GILMOK_BUILD" ;; esac
GILMOK="$GILMOK_BUILD/gilmok"
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work" 2>/dev/null; rm -rf "$work"' EXIT
export HOME="$work/home" XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache"
export LC_ALL=C.UTF-8 TERM=xterm-256color GILMOK_NOW=2026-01-15 LANGUAGE=en
unset NO_COLOR LANG
mkdir -p "$HOME"
tap_n=0
# A build that is watched takes longer over everything, and a sanitizer has its own way with crashes.
case $(basename "$GILMOK_BUILD") in
asan | tsan) patience=10 sanitized=1 ;;
*) patience=1 sanitized= ;;
esac

# ok STATUS NAME: one line; a failed one is followed by what $work/out and $work/err hold.
ok() {
    tap_n=$((tap_n + 1))
    if [ "$1" -eq 0 ]; then echo "ok $tap_n - $2"; return; fi
    echo "not ok $tap_n - $2"
    for f in "$work/out" "$work/err"; do [ -s "$f" ] && head -c 600 "$f" | sed 's/^/#   /'; done
}

# run CODE NAME COMMAND…: it ends with that code, within $limit seconds (60), and never by a signal.
run() {
    want=$1; name=$2; shift 2
    timeout $((${limit:-60} * patience)) "$@" >"$work/out" 2>"$work/err" </dev/null; got=$?
    [ "$got" -eq "$want" ]; ok $? "$name: ends with $want (got $got)"
}

# says FILE PATTERN NAME
says() { grep -qE -- "$2" "$1"; ok $? "$3"; }
silent() { [ ! -s "$1" ]; ok $? "$2"; }
