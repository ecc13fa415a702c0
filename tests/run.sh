#!/bin/sh
# run.sh BUILD TEST...: run every test, count its TAP lines, end with "N passed, N failed".
# A test is a cmocka program or a script (*.test) that prints "ok …" and "not ok …" lines. One that prints
# neither, or that dies, counts as failed. RUN_UNDER names a wrapper such as valgrind.
set -u
build=$1; shift
export GILMOK_BUILD="$build" CMOCKA_MESSAGE_OUTPUT=TAP
passed=0 failed=0 skipped=0
out=$(mktemp); trap 'rm -f "$out"' EXIT
for t in "$@"; do
    case $t in
    *.test) sh "$t" >"$out" 2>&1 </dev/null ;;
    *)      ${RUN_UNDER:-} "$t" >"$out" 2>&1 </dev/null ;;
    esac
    rc=$?
    # grep -ac prints 0 and fails where nothing matches
    ok=$(grep -ac '^ok ' "$out"); bad=$(grep -a '^not ok ' "$out" | grep -vc '# SKIP'); skip=$(grep -ac '^\(not \)\?ok .*# SKIP' "$out")
    okskip=$(grep -ac '^ok .*# SKIP' "$out")
    if [ "$bad" -eq 0 ] && { [ "$rc" -ne 0 ] || [ $((ok + skip)) -eq 0 ]; }; then bad=1; echo "not ok - $t ended with status $rc"; fi
    if [ "$bad" -gt 0 ]; then echo "# $t"; grep -av '^ok ' "$out" | head -n 60; fi
    passed=$((passed + ok - okskip)); failed=$((failed + bad)); skipped=$((skipped + skip))
done
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[ "$failed" -eq 0 ]
