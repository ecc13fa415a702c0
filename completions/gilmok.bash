# bash completion of gilmok. Commands, options and fields come from the program's own help, so they are never stale.

_gilmok_valued="--library --color --dct --lang --jobs --gold --texts --against --theme --keymap --explain --type --id --en --alias --group --limit --offset --script --ambiguous --of --align --hops --most --why-not --output"

_gilmok_left() {                # the words at the left of one paragraph of help
    LANGUAGE=en gilmok help ${2:+$2} 2>/dev/null | sed -n "/^$1:\$/,/^\$/s/^  \([^ :]*\) .*/\1/p"
}

_gilmok_types='org school role skill credential place program award resource person'

_gilmok() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' commands word actions i
    COMPREPLY=()
    commands=$(_gilmok_left Commands)
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case " $_gilmok_valued " in *" $word "*) ((i++)); continue ;; esac
        case $word in -*) continue ;; esac
        if [ -z "$command" ]; then
            case " ${commands//$'\n'/ } " in *" $word "*) command=$word; actions=$(_gilmok_left Actions "$command") ;; esac
            [ -n "$actions" ] && continue
        else
            case " ${actions//$'\n'/ } " in *" $word "*) command="$command $word" ;; esac
        fi
        break
    done
    case $prev in
    --color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
    --lang) COMPREPLY=($(compgen -W 'auto ko en' -- "$cur")); return ;;
    --theme) COMPREPLY=($(compgen -W 'dark light basic mono colour-blind' -- "$cur")); return ;;
    --library | --gold | --texts | --against) COMPREPLY=($(compgen -d -- "$cur")); return ;;
    --keymap | --script | --output | -o) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --explain) COMPREPLY=($(compgen -W "timex entity event" -- "$cur")); return ;;
    --align) COMPREPLY=($(compgen -W "calendar age first-job" -- "$cur")); return ;;
    --type) COMPREPLY=($(compgen -W "$_gilmok_types" -- "$cur")); return ;;
    --dct | --jobs | --id | --en | --alias | --group | --limit | --offset | --of | --hops | --most) return ;;
    esac
    case $cur in
    -*) COMPREPLY=($(compgen -W "$(_gilmok_left Options "$command")" -- "$cur")); return ;;
    esac
    case $command in
    help) COMPREPLY=($(compgen -W "$commands" -- "$cur")) ;;
    list | events | timeline | entities | funnel | graph | stats | 'review list')
        compopt -o nospace 2>/dev/null
        COMPREPLY=($(compgen -S : -W "$(_gilmok_left Queries)" -- "$cur")) ;;
    export | import)
        local formats='annotations w3c brat yaml'
        [ "$command" = export ] && formats="$formats csv jsonl markdown html json-resume ical dot mermaid graphml gexf"
        [ "$prev" = "$command" ] && COMPREPLY=($(compgen -W "$formats" -- "$cur")) && return
        COMPREPLY=($(compgen -f -- "$cur")) ;;
    lexicon | review) COMPREPLY=($(compgen -W "$actions" -- "$cur")) ;;
    'lexicon add') COMPREPLY=($(compgen -W "$_gilmok_types" -- "$cur")) ;;
    '') COMPREPLY=($(compgen -W "$commands" -- "$cur") $(compgen -f -- "$cur")) ;;
    *) COMPREPLY=($(compgen -f -- "$cur")) ;;
    esac
}

complete -o filenames -F _gilmok gilmok
