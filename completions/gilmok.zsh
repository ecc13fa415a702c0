#compdef gilmok
# zsh completion of gilmok. Commands, options and fields come from the program's own help, so they are never stale.

_gilmok_rows() {                # "left:what it is for" of one paragraph of help
    LANGUAGE=en gilmok help ${=2} 2>/dev/null | sed -n "/^$1:\$/,/^\$/s/^  \([^ :]*\)[^ ]*\( [^ ]*\)\{0,1\}  *\(.*\)/\1:\3/p"
}

_gilmok() {
    local -a commands rows actions
    local -a types=(org school role skill credential place program award resource person)
    local command word
    commands=("${(@f)$(_gilmok_rows Commands)}")
    local -a valued=(--library --color --dct --lang --jobs --gold --texts --against --theme --keymap --explain --type --id --en --alias --group --limit --offset --script --ambiguous --of --align --hops --most --why-not --output)
    local value=0
    for word in ${words[2,CURRENT-1]}; do
        (( value )) && { value=0; continue }
        (( ${valued[(Ie)$word]} )) && { value=1; continue }
        [[ $word == -* ]] && continue
        if [[ -z $command ]]; then
            (( ${commands[(I)$word:*]} )) && command=$word
            actions=("${(@f)$(_gilmok_rows Actions $command)}")
            [[ -n $command && -n $actions[1] ]] && continue
        else
            (( ${actions[(I)$word:*]} )) && command="$command $word"
        fi
        break
    done
    case ${words[CURRENT-1]} in
    --color) compadd auto always never; return ;;
    --lang) compadd auto ko en; return ;;
    --theme) compadd dark light basic mono colour-blind; return ;;
    --library|--gold|--texts|--against) _directories; return ;;
    --keymap|--output|-o) _files; return ;;
    --explain) compadd timex entity event; return ;;
    --align) compadd calendar age first-job; return ;;
    --type) compadd $types; return ;;
    --dct|--jobs|--id|--en|--alias|--group|--limit|--offset|--of|--hops|--most) return ;;
    esac
    if [[ $PREFIX == -* ]]; then
        rows=("${(@f)$(_gilmok_rows Options "$command")}")
        _describe option rows
        return
    fi
    case $command in
    help) _describe command commands ;;
    list|events|timeline|entities|funnel|graph|stats|'review list')
        rows=("${(@f)$(_gilmok_rows Queries)}")
        _describe field rows -S : ;;
    export|import)
        if [[ ${words[CURRENT-1]} == $command ]]; then
            compadd annotations w3c brat yaml
            [[ $command == export ]] && compadd csv jsonl markdown html json-resume ical dot mermaid graphml gexf
        else _files; fi ;;
    lexicon | review) _describe action actions ;;
    'lexicon add') compadd $types ;;
    '') _describe command commands; _files ;;
    *) _files ;;
    esac
}

_gilmok "$@"
