/* lexicon.S: the compiled language data, linked read-only; pages are read only when touched. */
    .section .rodata
    .balign 64
    .global lex_builtin_beg
    .global lex_builtin_end
lex_builtin_beg:
    .incbin LEXICON_BIN
lex_builtin_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
