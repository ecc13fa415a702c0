/* theme.h: how each part of the screen looks, by role; glyphs for terminals with and without Unicode.
 *
 * Knows    themes/NAME.yaml; those that are built in: dark, light, mono, colour-blind, basic.
 * Unaware  of what is drawn where.
 * Memory   a Theme lives in the arena given.
 * Errors   a broken file: RC_SYNTAX with file and line; what could be read of it is used.
 * Threads  const once loaded. */
#ifndef UI_THEME_H
#define UI_THEME_H
#include "base/arena.h"
#include "term/surface.h"

/* X(enum, name in the file) */
#define ROLE_TABLE(X) \
    X(RO_TEXT, "text") X(RO_DIM, "dim") X(RO_CRUMB, "crumb") X(RO_TAB, "tab") X(RO_TAB_FOCUS, "tab-focus") \
    X(RO_RULE, "rule") X(RO_TITLE, "title") X(RO_TITLE_FOCUS, "title-focus") X(RO_SELECTED, "selected") \
    X(RO_SELECTED_AWAY, "selected-away") X(RO_FOCUS, "focus") X(RO_PERSON, "person") X(RO_CHIP, "chip") \
    X(RO_CHIP_NOT, "chip-not") X(RO_COUNT, "count") X(RO_PROMPT, "prompt") X(RO_ERROR, "error") \
    X(RO_WRONG, "wrong") X(RO_MESSAGE, "message") X(RO_HINT_KEY, "hint-key") X(RO_HINT, "hint") \
    X(RO_AXIS, "axis") X(RO_WORK, "work") X(RO_EDUCATION, "education") X(RO_FRINGE, "fringe") \
    X(RO_EVENT_MARK, "event-mark") X(RO_UNREAL, "unreal") X(RO_DENSITY, "density") X(RO_EVENT, "event") \
    X(RO_EVENT_NOW, "event-now") X(RO_TIME, "time") X(RO_ORG, "org") X(RO_ROLE, "role") X(RO_SKILL, "skill") \
    X(RO_ENTITY, "entity") X(RO_MATCH, "match") X(RO_LABEL, "label") X(RO_POPUP, "popup") \
    X(RO_POPUP_TITLE, "popup-title") X(RO_POPUP_BAR, "popup-bar") X(RO_POPUP_SELECTED, "popup-selected") \
    X(RO_POPUP_DIM, "popup-dim") X(RO_PROGRESS, "progress") X(RO_LINK_LABEL, "link-label")
#define ROLE_ENUM(id, name) id,
typedef enum { ROLE_TABLE(ROLE_ENUM) RO_N } RoleId;
#undef ROLE_ENUM

typedef struct Theme { Str name; Style style[RO_N]; } Theme;

/* Loads by name: the user's themes/NAME.yaml, then the shipped or built-in one of that name. A broken one of the
 * user's: what can be read is laid over the built-in dark theme and the fault is returned. NAME unknown: dark. */
MUST_USE Rc theme_load(Arena *a, Str name, Theme *out, Fault *f);
MUST_USE Rc theme_parse(Arena *a, Str yaml, const char *path, Theme *out, Fault *f);    /* over what out holds */
/* Names of all themes, the built-in ones first. */
typedef VEC(Str) ThemeNames;
ThemeNames theme_names(Arena *a);

enum { BOX_UP = 1, BOX_DOWN = 2, BOX_LEFT = 4, BOX_RIGHT = 8 };
/* What stands for bars, rules and folds. */
typedef struct Glyphs {
    const char *cell[15];               /* by CellCode of path/raster.h */
    const char *begins, *planned, *negated, *possible, *doubt, *several, *mark, *rule, *bar, *folded, *unfolded, *dots, *sep, *busy, *todo, *checked,
        *unchecked;
    const char *status[3];              /* of a memoir, by DocStatus */
    const char *grown[3];               /* once, twice, more often */
    const char *density[5];             /* from a little to much */
    const char *box[16];                /* lines, by the sides they lead to */
} Glyphs;
const Glyphs *glyphs_get(bool ascii);
#endif
