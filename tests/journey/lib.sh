# lib.sh: a reader at a real terminal: tmux runs the program, keys go in, the screen is read.
. "$(dirname "$0")/../lib.sh"
sock="gilmok-$$"
trap 'tmux -L "$sock" kill-server 2>/dev/null; chmod -R u+rwx "$work" 2>/dev/null; rm -rf "$work"' EXIT

# A server that is told to end takes a moment: the next terminal gets one of its own.
n_terminal=0
fresh_terminal() {
    tmux -L "$sock" kill-server 2>/dev/null
    n_terminal=$((n_terminal + 1)); sock="gilmok-$$-$n_terminal"
}

# start COLSxROWS [ENV=VALUE…] [ARGUMENT…]: the program in a terminal of that size; its exit code is shown behind it.
start() {
    size=$1; shift
    env_words=
    while [ $# -gt 0 ]; do
        case $1 in [A-Z]*=*) env_words="$env_words $1"; shift ;; *) break ;; esac
    done
    fresh_terminal
    cat >"$work/go.sh" <<EOF
cd "$PWD"; stty -a >"$work/tty-before"
env LC_ALL=C.UTF-8 LANGUAGE=en$env_words "$GILMOK" $*
code=\$?; stty -a >"$work/tty-after"; echo "left with \$code"; exec cat
EOF
    tmux -L "$sock" -f /dev/null new-session -d -s g -x "${size%x*}" -y "${size#*x}" "sh '$work/go.sh'"
}

screen() { tmux -L "$sock" capture-pane -t g -p; }
screen_sgr() { tmux -L "$sock" capture-pane -t g -p -e; }
cursor() { tmux -L "$sock" display-message -t g -p '#{cursor_x},#{cursor_y},#{cursor_flag}'; }
program() { pgrep -P "$(tmux -L "$sock" display-message -t g -p '#{pane_pid}')" gilmok; }

# Each argument is a key of tmux; an escape is given time to be one.
keys() {
    for k in "$@"; do
        tmux -L "$sock" send-keys -t g "$k"
        [ "$k" = Escape ] && sleep 0.2
    done
}

# sees PATTERN NAME: the screen comes to show it, within ten seconds.
sees() {
    i=0
    while [ $i -lt 100 ]; do
        screen >"$work/out"
        if grep -aqE -- "$1" "$work/out"; then ok 0 "$2"; return 0; fi
        sleep 0.1; i=$((i + 1))
    done
    : >"$work/err"; ok 1 "$2"; sed 's/^/#   /' "$work/out"
    return 1
}
sees_not() { sleep 0.3; screen >"$work/out"; ! grep -aqE -- "$1" "$work/out"; ok $? "$2"; }
left_clean() {
    sees 'left with 0' "$1: leaves with 0" && cmp -s "$work/tty-before" "$work/tty-after"
    ok $? "$1: the terminal is as it was"
}
