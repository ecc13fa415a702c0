#!/bin/sh
# keys.sh PROGRAM: docs/keys.md, the keys of the explorer, from what the program says of itself.
set -eu
export LC_ALL=C.UTF-8 LANGUAGE=en XDG_CONFIG_HOME=/nonexistent
cat <<'END'
# Keys

Made by `make docs` from the table of actions (`gilmok help keys`). The names in the second column are what
`keymap.yaml` binds, what `:` finds and what the script word `run` takes. With the Korean input method on, the keys are
those that lie under the same fingers: ㅓ is `j`, ㄱ is `r`.
END
"$1" help keys | awk '
    /^[^ ]/ {sub(/:$/, ""); title = $0 == "global" ? "In every view" : "In " $0
             printf "\n## %s\n\n| key | action | what it does |\n| --- | --- | --- |\n", title; next}
    NF {line = substr($0, 3); n = match(line, /  +/); keys = substr(line, 1, n - 1); line = substr(line, n); sub(/^ +/, "", line)
        n = match(line, /  +/); name = substr(line, 1, n - 1); line = substr(line, n); sub(/^ +/, "", line)
        gsub(/\|/, "\\|", keys); where = ""
        if (keys == "(none)") keys = ""
        else {if (match(keys, / \(.*\)$/)) {where = substr(keys, RSTART); keys = substr(keys, 1, RSTART - 1)}
              gsub(/, /, "` `", keys); keys = "`" keys "`" where}
        printf "| %s | %s | %s |\n", keys, name, line}'
