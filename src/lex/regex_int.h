/* regex_int.h: the non-deterministic automaton of a grammar. */
#ifndef LEX_REGEX_INT_H
#define LEX_REGEX_INT_H
#include "compile_int.h"

typedef enum { NFA_SYM, NFA_SPLIT, NFA_ACCEPT } NfaKind;
/* SYM goes to a on arg (a column); SPLIT to a and b on nothing; ACCEPT ends the rule arg. */
typedef struct NfaState { NfaKind kind; uint32_t a, b, arg; } NfaState;
enum { NFA_MAX = 60000, DFA_MAX = 16000, DFA_CELLS_MAX = 8 << 20 };

struct Regex {
    Arena *a;
    VEC(NfaState) nfa;
    Ids    starts;
    Map    cols;
    VEC(Str) col_names;                              /* [0] is "" */
};
#endif
