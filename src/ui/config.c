/* config.c: config.yaml in the configuration folder: what the explorer starts with. The command line comes before it. */
#include "app_int.h"
#include "yml/yml.h"

typedef enum { SET_RESTORE, SET_COACH, SET_MOUSE, SET_ASCII, SET_THEME, SET_COUNT } Setting;

/* on: yes or no where nothing is said; text: anything else. */
static const struct { const char *name; bool on, text; } settings[SET_COUNT] = {
    [SET_RESTORE] = {"restore", true, false},            /* come back to where one was last */
    [SET_COACH] = {"coach", true, false},                /* a few words at the first start */
    [SET_MOUSE] = {"mouse", false, false},
    [SET_ASCII] = {"ascii", false, false},
    [SET_THEME] = {"theme", false, true},
};

static bool setting_on(const YmlNode *root, Setting s) { return yml_bool(root, settings[s].name, settings[s].on); }

/* What is neither yes nor no leaves any default as it is. */
static bool is_yes_no(const YmlNode *root, const char *name) { return yml_bool(root, name, true) == yml_bool(root, name, false); }

static Rc entry_check(const YmlNode *root, const YmlNode *e, const char *path, Fault *f)
{
    int s = 0;
    while (s < SET_COUNT && !str_eq_z(e->key, settings[s].name)) s++;
    if (s < SET_COUNT && (settings[s].text || is_yes_no(root, settings[s].name))) return RC_OK;
    Rc rc = s == SET_COUNT ? fault_set(f, RC_SYNTAX, path, _("there is no setting %.*s"), STR_ARG(e->key))
                           : fault_set(f, RC_SYNTAX, path, _("%s is yes or no"), settings[s].name);
    f->line = e->line;
    return rc;
}

void ui_config(Arena *a, UiOptions *o)
{
    const YmlNode *root = NULL;
    Fault f = {0};
    const char *path = fs_join(a, fs_xdg(a, FS_CONFIG), S("config.yaml")).p;
    Rc rc = fs_exists(path) ? yml_load(a, path, &root, &f) : RC_OK;
    if (!rc && root && root->kind != YML_MAP)
        rc = fault_set(&f, RC_SYNTAX, path, "%s", _("a setting is a line NAME: VALUE"));
    if (rc && o->faults) ui_fault_put(o->faults, rc, &f);
    for (yml_each(e, rc ? NULL : root)) {
        rc = entry_check(root, e, path, &f);
        if (rc && o->faults) ui_fault_put(o->faults, rc, &f);
    }
    Str theme = yml_str(root, settings[SET_THEME].name);
    o->restore = setting_on(root, SET_RESTORE);
    o->coach = setting_on(root, SET_COACH);
    o->mouse = setting_on(root, SET_MOUSE);
    o->ascii = setting_on(root, SET_ASCII);
    o->theme = theme.n ? theme.p : NULL;
}
