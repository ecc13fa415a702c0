/* labels.c: a letter or two over every link in sight; typing them follows it. */
#include "app_int.h"
#include "uni/hangul.h"
#include <string.h>

/* The home row first. All labels are equally long, so that none is the start of another. */
static const char letters[] = "asdfghjklqwertyuiopzxcvbnm";
enum { HOME = 9, ALL = sizeof letters - 1 };

/* How many letters a label needs, and out of how many. */
static int length_for(uint32_t n, uint32_t *base)
{
    *base = n <= HOME || (n > ALL && n <= HOME * HOME) ? HOME : ALL;
    return n <= *base ? 1 : 2;
}

static void name_labels(Labels *l)
{
    uint32_t base;
    int len = length_for(l->spots.n, &base);
    for (uint32_t i = 0; i < l->spots.n; i++) {
        char *z = l->spots.v[i].label;
        z[0] = letters[len == 1 ? i : i / base];
        z[1] = len == 1 ? '\0' : letters[i % base];
        z[2] = '\0';
    }
}

void spots_add(Arena *a, Spots *out, int x, int y, const Link *link)
{
    enum { MOST = ALL * ALL };
    if (out->n < MOST && link->kind) *vec_push(a, out) = (Spot){.x = x, .y = y, .link = *link};
}

void labels_open(UiApp *app)
{
    Labels *l = &app->labels;
    arena_clear(&l->mem);
    memset(&l->spots, 0, sizeof l->spots);
    l->n = 0;
    if (views[app->focus]->build) sheet_links(app, app->focus, &l->mem, &l->spots);
    else views[app->focus]->links(app, &l->mem, &l->spots);
    l->open = l->spots.n > 0;
    if (l->open) name_labels(l);
    else app_say(app, RO_MESSAGE, str_z(_("There is nothing to follow here.")));
}

static bool begins(const Labels *l, const Spot *s) { return memcmp(s->label, l->typed, (size_t)l->n) == 0; }

static void type(UiApp *app, char c)
{
    Labels *l = &app->labels;
    bool any = false;
    l->typed[l->n++] = c;
    for (uint32_t i = 0; i < l->spots.n; i++) {
        if (!begins(l, &l->spots.v[i])) continue;
        any = true;
        if (l->spots.v[i].label[l->n]) continue;
        l->open = false;
        link_follow(app, &l->spots.v[i].link);
        return;
    }
    if (!any) l->n--;
}

/* Whatever is no letter closes them. With the Korean input method on a letter comes as a jamo or in a syllable. */
void labels_key(UiApp *app, Key k)
{
    Labels *l = &app->labels;
    char keys[8] = {0};
    int n = 0;
    if (key_is(k, K_BACKSPACE, 0) && l->n) { l->n--; return; }
    if (k.code < K_SPECIAL && !(k.mods & (MOD_CTRL | MOD_ALT))) {
        n = k.code > 0x7F ? hangul_keys(k.code, keys) : 0;
        if (k.code < 0x7F) keys[n++] = (char)k.code;
    }
    for (int i = 0; i < n && l->open; i++) {
        char c = keys[i] >= 'A' && keys[i] <= 'Z' ? (char)(keys[i] + ('a' - 'A')) : keys[i];
        if (c >= 'a' && c <= 'z') type(app, c);
        else l->open = false;
    }
    if (n == 0) l->open = false;
}

void labels_draw(UiApp *app, Pen *screen)
{
    const Labels *l = &app->labels;
    Pen p = pen_in(screen, app->layout.pane[app->focus]);
    for (uint32_t i = 0; i < l->spots.n; i++) {
        const Spot *s = &l->spots.v[i];
        if (begins(l, s)) pen_z(&p, s->x, s->y, RO_LINK_LABEL, s->label);
    }
}
