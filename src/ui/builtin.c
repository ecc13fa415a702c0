/* builtin.c: the assembler takes the files in; the Makefile knows that this depends on them. */
#include "builtin_int.h"

#define EMBED(sym, file) \
    __asm__(".pushsection .rodata\n" \
            ".global builtin_" #sym "_beg\n.global builtin_" #sym "_end\n" \
            "builtin_" #sym "_beg:\n.incbin \"themes/" file "\"\n" \
            "builtin_" #sym "_end:\n.byte 0\n" \
            ".popsection\n"); \
    extern const char builtin_##sym##_beg[], builtin_##sym##_end[]

EMBED(keymap, "keymap-default.yaml");
EMBED(dark, "dark.yaml");
EMBED(light, "light.yaml");
EMBED(mono, "mono.yaml");
EMBED(colour_blind, "colour-blind.yaml");
EMBED(basic, "basic.yaml");

const Builtin builtins[BUILTIN_COUNT] = {
    [BUILTIN_KEYMAP] = {"keymap-default", builtin_keymap_beg, builtin_keymap_end},
    [BUILTIN_DARK] = {"dark", builtin_dark_beg, builtin_dark_end},
    [BUILTIN_LIGHT] = {"light", builtin_light_beg, builtin_light_end},
    [BUILTIN_MONO] = {"mono", builtin_mono_beg, builtin_mono_end},
    [BUILTIN_COLOUR_BLIND] = {"colour-blind", builtin_colour_blind_beg, builtin_colour_blind_end},
    [BUILTIN_BASIC] = {"basic", builtin_basic_beg, builtin_basic_end},
};
