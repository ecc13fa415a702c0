/* builtin_int.h: the YAML of themes/ as it was when the program was built, for when no file of it is found. */
#ifndef UI_BUILTIN_INT_H
#define UI_BUILTIN_INT_H
#include "base/str.h"

typedef struct Builtin { const char *name, *beg, *end; } Builtin;
enum { BUILTIN_KEYMAP, BUILTIN_DARK, BUILTIN_LIGHT, BUILTIN_MONO, BUILTIN_COLOUR_BLIND, BUILTIN_BASIC, BUILTIN_COUNT };
extern const Builtin builtins[BUILTIN_COUNT];
static inline Str builtin_text(int i) { return (Str){builtins[i].beg, (size_t)(builtins[i].end - builtins[i].beg)}; }
#endif
