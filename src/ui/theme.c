#include "ui/theme.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "builtin_int.h"
#include "yml/yml.h"

#define ROLE_NAME(id, name) name,
static const char *const role_names[RO_N] = { ROLE_TABLE(ROLE_NAME) };
#undef ROLE_NAME

static int role_find(Str name)
{
    for (int i = 0; i < RO_N; i++)
        if (str_eq_z(name, role_names[i])) return i;
    return -1;
}

static Rc parse_role(const char *path, const YmlNode *entry, Theme *out, Fault *f)
{
    int role = role_find(entry->key);
    Style style;
    if (role >= 0 && style_parse(yml_value(entry), &style)) {
        out->style[role] = style;
        return RC_OK;
    }
    Rc rc = role < 0 ? fault_set(f, RC_SYNTAX, path, _("nothing on the screen is called %.*s"), STR_ARG(entry->key))
                     : fault_set(f, RC_SYNTAX, path, _("%.*s is no look"), STR_ARG(yml_value(entry)));
    if (f) f->line = entry->line;
    return rc;
}

Rc theme_parse(Arena *a, Str yaml, const char *path, Theme *out, Fault *f)
{
    const YmlNode *root;
    Rc first = yml_parse(a, yaml, path, &root, f);
    if (first) return first;
    if (!yml_get(root, "roles")) return fault_set(f, RC_SYNTAX, path, "%s", _("it has no roles"));
    for (yml_each(entry, yml_get(root, "roles"))) {
        Rc rc = parse_role(path, entry, out, first ? NULL : f);
        if (rc && !first) first = rc;
    }
    return first;
}

static int builtin_find(Str name)
{
    for (int i = BUILTIN_DARK; i < BUILTIN_COUNT; i++)
        if (str_eq_z(name, builtins[i].name)) return i;
    return -1;
}

/* Looked for in the user's folder, then among what is installed. "" when it is in neither. */
static Str theme_file(Arena *a, Str name)
{
    Str file = str_fmt(a, STR_FMT ".yaml", STR_ARG(name));
    Str own = fs_join(a, fs_join(a, fs_xdg(a, FS_CONFIG), S("themes")), file);
    if (fs_exists(own.p)) return own;
    if (builtin_find(name) >= 0) return (Str){0};
    Str shipped = fs_shipped(a, "themes");
    Str installed = shipped.n ? fs_join(a, shipped, file) : (Str){0};
    return installed.n && fs_exists(installed.p) ? installed : (Str){0};
}

Rc theme_load(Arena *a, Str name, Theme *out, Fault *f)
{
    int built = builtin_find(name);
    Rc rc = theme_parse(a, builtin_text(built < 0 ? BUILTIN_DARK : built), "theme", out, f);
    out->name = str_dup(a, name);
    /* A name is one of a file in the folder, never a way out of it. */
    if (rc || str_find(name, S("/"), 0) != SIZE_MAX) return rc;
    Str file = theme_file(a, name);
    if (!file.n) return built < 0 ? fault_set(f, RC_NOTFOUND, NULL, "theme " STR_FMT, STR_ARG(name)) : RC_OK;
    Buf text = {0};
    rc = fs_read(file.p, YML_BYTES_MAX, &text, f);
    if (!rc) rc = theme_parse(a, str_dup(a, buf_str(&text)), file.p, out, f);
    buf_fini(&text);
    return rc;
}

static void add_from(Arena *a, Str dir, ThemeNames *names)
{
    PathList found = {0};
    if (!dir.n || !fs_is_dir(dir.p) || fs_walk(a, dir.p, &found, NULL)) return;
    for (uint32_t i = 0; i < found.n; i++) {
        Str base = fs_base(str_z(found.v[i]));
        if (!str_ends(base, S(".yaml")) || str_starts(base, S("keymap"))) continue;
        Str name = str_slice(base, 0, base.n - 5);
        bool have = false;
        for (uint32_t k = 0; k < names->n; k++) have |= str_eq(names->v[k], name);
        if (!have) *vec_push(a, names) = name;
    }
}

ThemeNames theme_names(Arena *a)
{
    ThemeNames names = {0};
    for (int i = BUILTIN_DARK; i < BUILTIN_COUNT; i++) *vec_push(a, &names) = str_z(builtins[i].name);
    add_from(a, fs_join(a, fs_xdg(a, FS_CONFIG), S("themes")), &names);
    add_from(a, fs_shipped(a, "themes"), &names);
    return names;
}

/* ------------------------------------------------------------------ glyphs */

static const Glyphs unicode_glyphs = {
    .cell = {" ", "█", "░", "◆", "▶", "◀", "┄", "?", "‹", "›", "≠", "▌", "▐", "▀", "▄"},
    .begins = "▐", .planned = "◇", .negated = "×", .possible = "◌", .doubt = "≠", .several = "▓", .mark = "▌", .rule = "─", .bar = "│", .folded = "▸", .unfolded = "▾",
    .dots = "…", .sep = " › ", .busy = "⟳", .todo = "·", .checked = "[x]", .unchecked = "[ ]",
    .status = {" ", "✎", "✓"},
    .grown = {"⠒", "⠶", "⠿"},
    .density = {"▁", "▂", "▃", "▅", "▇"},
    .box = {" ", "│", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬", "┼"},
};
static const Glyphs ascii_glyphs = {
    .cell = {" ", "=", ".", "*", ">", "<", "-", "?", "<", ">", "!", "=", "=", "^", "_"},
    .begins = "[", .planned = "o", .negated = "x", .possible = "~", .doubt = "!", .several = "%", .mark = ">", .rule = "-", .bar = "|", .folded = "+", .unfolded = "-",
    .dots = "~", .sep = " > ", .busy = "*", .todo = "-", .checked = "[x]", .unchecked = "[ ]",
    .status = {" ", "~", "v"},
    .grown = {".", ":", "#"},
    .density = {".", ":", "+", "#", "@"},
    .box = {" ", "|", "|", "|", "-", "+", "+", "+", "-", "+", "+", "+", "-", "+", "+", "+"},
};

const Glyphs *glyphs_get(bool ascii) { return ascii ? &ascii_glyphs : &unicode_glyphs; }
