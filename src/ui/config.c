/* config.c: config.yaml in the configuration folder: what the explorer starts with. The command line comes before it. */
#include "app_int.h"
#include "yml/yml.h"

/* restore: yes      come back to where one was last
 * coach: yes        a few words at the first start
 * mouse: no
 * ascii: no
 * theme: dark */
void ui_config(Arena *a, UiOptions *o)
{
    const YmlNode *root = NULL;
    Fault f = {0};
    const char *path = fs_join(a, fs_xdg(a, FS_CONFIG), S("config.yaml")).p;
    Rc rc = fs_exists(path) ? yml_load(a, path, &root, &f) : RC_OK;
    if (rc && o->faults) ui_fault_put(o->faults, rc, &f);
    Str theme = yml_str(root, "theme");
    o->restore = yml_bool(root, "restore", true);
    o->coach = yml_bool(root, "coach", true);
    o->mouse = yml_bool(root, "mouse", false);
    o->ascii = yml_bool(root, "ascii", false);
    o->theme = theme.n ? theme.p : NULL;
}
