# fish completion of gilmok. Commands, options and fields come from the program's own help, so they are never stale.

function __gilmok_rows          # "left<tab>what it is for" of one paragraph of help
    LANGUAGE=en gilmok help (string split -n ' ' -- "$argv[2]") 2>/dev/null | sed -n "/^$argv[1]:\$/,/^\$/s/^  \([^ :]*\)[^ ]*\( [^ ]*\)\{0,1\}  *\(.*\)/\1\t\3/p"
end

function __gilmok_command       # the command on the line, if there is one
    set -l words (commandline -opc)
    set -l valued --library --color --dct --lang --jobs --gold --texts --against --theme --keymap --explain --type --id --en --alias --group --limit --offset --script --ambiguous --of --align --hops --most --why-not --output
    set -l value 0
    set -l command ''
    for word in $words[2..-1]
        if test $value = 1
            set value 0
            continue
        end
        contains -- $word $valued; and set value 1; and continue
        string match -q -- '-*' $word; and continue
        if test -n "$command"
            __gilmok_rows Actions $command | string match -qr -- "^$word\t"; and set command "$command $word"
            break
        end
        __gilmok_rows Commands | string match -qr -- "^$word\t"; or break
        set command $word
        test (count (__gilmok_rows Actions $command)) = 0; and break
    end
    test -n "$command"; and echo $command
end

function __gilmok_words
    set -l command (__gilmok_command)
    set -l words (commandline -opc)
    set -l types org school role skill credential place program award resource person
    switch $words[-1]
        case --color
            printf '%s\n' auto always never
            return
        case --lang
            printf '%s\n' auto ko en
            return
        case --explain
            printf '%s\n' timex entity event
            return
        case --align
            printf '%s\n' calendar age first-job
            return
        case --type
            printf '%s\n' $types
            return
        case --theme
            printf '%s\n' dark light basic mono colour-blind
            return
    end
    if string match -q -- '-*' (commandline -ct)
        __gilmok_rows Options "$command"
        return
    end
    switch "$command"
        case lexicon review
            __gilmok_rows Actions $command
        case export import
            contains -- $words[-1] export import; and printf '%s\n' annotations w3c brat yaml
            contains -- $words[-1] export; and printf '%s\n' csv jsonl markdown html json-resume ical dot mermaid graphml gexf
        case 'lexicon add'
            printf '%s\n' $types
        case help ''
            __gilmok_rows Commands
        case list events timeline entities funnel graph stats 'review list'
            __gilmok_rows Queries | string replace -r '^(\S+)' '$1:'
    end
end

complete -c gilmok -a '(__gilmok_words)'
