/* input.c: keys and clicks to actions. */
#include "app_int.h"
#include "uni/hangul.h"
#include <string.h>

static void typed_key(UiApp *app, Key k)
{
    ActionId id;
    if (app->pending.n == KEY_SEQ_MAX || (app->pending.n && key_is(k, K_ESC, 0))) {
        app->pending.n = 0;
        return;
    }
    app->pending.k[app->pending.n++] = (Key){.code = k.code, .mods = k.mods};
    switch (keymap_find(&app->keys, app_context(app), &app->pending, &id)) {
    case KEYS_PREFIX: return;
    case KEYS_ACTION: app->pending.n = 0; app->last_key = k.code; app_act(app, id); return;
    case KEYS_NONE: break;
    }
    app->pending.n = 0;
}

/* With the Korean input method on, a letter key gives a jamo or a syllable: back to the keys that were pressed. Shift
 * changes seven jamo only (ㅂ to ㅃ): whatever else was held, a jamo is the small letter, for a capital may decide. */
static void pane_key(UiApp *app, Key k)
{
    char keys[8];
    int n = k.code < K_SPECIAL && k.code > 0x7F ? hangul_keys(k.code, keys) : 0;
    if (n == 0) typed_key(app, k);
    for (int i = 0; i < n; i++) typed_key(app, (Key){.code = (unsigned char)keys[i], .mods = k.mods});
}

/* The one key behind a jamo; a syllable is several, of which the first counts. */
static Key key_meant(Key k)
{
    char keys[8];
    if (k.code < K_SPECIAL && k.code > 0x7F && hangul_keys(k.code, keys)) k.code = (unsigned char)keys[0];
    return k;
}

/* A border is taken by a press on it and goes along with the mouse. */
static void drag_edge(UiApp *app, Key k)
{
    LayoutWish w = app_wish(app);
    layout_edge_to(&w, app->dragged - 1, k.x, k.y);
    memcpy(app->shift, w.shift, sizeof w.shift);
    app_layout(app);
}

static void mouse_key(UiApp *app, Key k)
{
    if (k.mouse == MOUSE_DRAG && app->dragged) drag_edge(app, k);
    if (k.mouse != MOUSE_DRAG) app->dragged = 0;
    if (k.mouse != MOUSE_PRESS || app->form.open) return;
    app->words.open = false;
    app->labels.open = false;
    int wheel = k.button == WHEEL_UP ? -3 : k.button == WHEEL_DOWN ? 3 : 0;
    if (app->choice.open) {
        if (wheel) list_scroll(&app->choice.list, wheel);
        else if (k.button == BUTTON_LEFT) choice_click(app, k.x, k.y, k.twice);
        return;
    }
    if (k.button == BUTTON_LEFT) app->dragged = layout_edge_at(&app->layout, k.x, k.y) + 1;
    for (int i = 0; i < PANE_COUNT; i++) {
        Box b = app->layout.pane[i];
        bool on_tab = box_shown(app->tab[i]) && box_has(app->tab[i], k.x, k.y);
        if (k.button == BUTTON_LEFT && on_tab) app_to_pane(app, (PaneId)i);
        if (!box_shown(b) || !box_has(b, k.x, k.y)) continue;
        if (wheel) { view_wheel(app, (PaneId)i, wheel); return; }
        if (k.button != BUTTON_LEFT) return;
        if ((PaneId)i != app->focus) app_focus(app, (PaneId)i);
        view_click(app, (PaneId)i, k.x - b.x, k.y - b.y, k.twice);
        return;
    }
}

void ui_app_hesitate(UiApp *app) { app->which_key = app->dirty = true; }

void ui_app_key(UiApp *app, Key k)
{
    if (k.code == K_RESIZE) { app->labels.open = false; app_resize(app, k.x, k.y); return; }
    if (k.code == K_NONE || k.code == K_TIMEOUT || k.code == K_WAKE || k.code == K_EOF) return;
    app->dirty = true;
    keep_forget(app);
    coach_end(app);
    if (macro_waits(app) && key_is(k, K_ESC, 0)) { macro_stop(app); return; }
    app->which_key = false;
    bool told = app->message[0] != 0;
    if (told && !key_is(k, K_ESC, 0)) app->message[0] = 0;
    if (k.code == K_MOUSE) { if (app->mouse) mouse_key(app, k); }
    else if (app->labels.open) labels_key(app, k);
    else if (app->form.open) form_key(app, k);
    else if (app->choice.open) choice_key(app, k);
    else if (app->words.open) words_key(app, key_meant(k));
    else if (app->prompt.open) prompt_key(app, k);
    else if (k.code != K_PASTE) pane_key(app, k);
    if (told && key_is(k, K_ESC, 0)) app->message[0] = 0;
    choice_rest(app);
}
