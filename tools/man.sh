#!/bin/sh
# man.sh PROGRAM PAGE.in: the manual page, with what the program's own help says of commands, options and fields.
set -eu
gilmok=$1 page=$2
export LC_ALL=C.UTF-8 LANGUAGE=en

tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
help=$tmp/help common=$tmp/common

# rows TITLE: the rows under a title of the help on standard input as "left<tab>right".
rows() {
    awk -v title="$1" '$0 == title {on = 1; next} !on {next} !/^  [^ ]/ {exit}
        match($0, /[^ ]  +[^ ]/) {print substr($0, 3, RSTART - 2) "\t" substr($0, RSTART + RLENGTH - 1)}'
}
escape() { sed 's/\\/\\e/g; s/-/\\-/g'; }

# What a row becomes: a word, what it takes, and what it is for.
entry() { escape | awk -F'\t' -v before="$1" '{n = split($1, w, " "); takes = n > 1 ? " \\fI" w[2] "\\fP" : ""
    printf "%s\n.B %s%s\n%s\n", before, w[1], takes, $2}'; }

"$gilmok" help >"$help"
"$gilmok" help help | rows Options: >"$common"

commands() {
    rows Commands: <"$help" | while IFS="$(printf '\t')" read -r name what; do
        takes=$("$gilmok" help "$name" | sed -n "1s/^Usage: gilmok $name \[OPTIONS\] *//p" | escape)
        printf '.TP\n.B gilmok %s \\fI%s\\fP\n%s.\n' "$name" "$takes" "$(printf '%s' "$what" | escape)"
        "$gilmok" help "$name" | rows Options: | { grep -vxF -f "$common" || true; } >"$tmp/own"
        "$gilmok" help "$name" | rows Actions: >"$tmp/actions"
        [ ! -s "$tmp/actions" ] || { actions "$name"; continue; }
        [ ! -s "$tmp/own" ] || { echo .RS; entry .TP <"$tmp/own"; echo .RE; }
    done
}

# The actions of a command, each with its own options.
actions() {
    echo .RS
    while IFS="$(printf '\t')" read -r action what; do
        word=${action%% *}
        printf '.TP\n.B %s %s \\fI%s\\fP\n%s.\n' "$1" "$word" "$(printf '%s' "${action#"$word"}" | escape)" "$(printf '%s' "$what" | escape)"
        "$gilmok" help "$1" "$word" | rows Options: | { grep -vxF -f "$common" || true; } >"$tmp/of"
        [ ! -s "$tmp/of" ] || { echo .RS; entry .TP <"$tmp/of"; echo .RE; }
    done <"$tmp/actions"
    echo .RE
}

# The keys of the explorer, a paragraph a place.
keys() {
    XDG_CONFIG_HOME=/nonexistent "$gilmok" help keys | escape | awk '
        /^[^ ]/ {sub(/:$/, ""); printf ".SS %s\n", $0 == "global" ? "In every view" : "In " $0; next}
        NF {line = substr($0, 3); n = match(line, /  +/); keys = substr(line, 1, n - 1); line = substr(line, n)
            sub(/^ +/, "", line); n = match(line, /  +/); name = substr(line, 1, n - 1); line = substr(line, n)
            sub(/^ +/, "", line); if (keys == "(none)") keys = "no key"
            gsub(/"/, "\\(dq", keys); printf ".TP\n.BR \"%s\" \" (%s)\"\n%s.\n", keys, name, line}'
}

while IFS= read -r line; do
    case $line in
    @KEYS@)     keys ;;
    @COMMANDS@) commands ;;
    @COMMON@)   entry .TP <"$common" ;;
    @EXPLORER@) rows Options: <"$help" | grep -vxF -f "$common" | entry .TP ;;
    @FIELDS@)   rows Queries: <"$help" | grep -v '^role:' | entry .TP ;;
    *@VERSION@*) printf '%s\n' "$line" | sed "s/@VERSION@/$("$gilmok" --version | cut -d' ' -f2)/" ;;
    *)          printf '%s\n' "$line" ;;
    esac
done <"$page"
