/* sheet.c: views made of rows: their list, folding, drawing, and what Enter and clicks do. */
#include "app_int.h"
#include "base/hash.h"
#include "uni/width.h"
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ making rows */

static SheetRow *add_row(Sheet *sh, bool head)
{
    SheetRow *row = head ? heap_vec_push(&sh->head) : heap_vec_push(&sh->rows);
    sh->in_head = head;
    *row = (SheetRow){.seg = sh->segs.n};
    return row;
}

SheetRow *sheet_row(Sheet *sh) { return add_row(sh, false); }
SheetRow *sheet_head(Sheet *sh) { return add_row(sh, true); }

void sheet_at(Sheet *sh, int col, int cols, RoleId role, Str text)
{
    *heap_vec_push(&sh->segs) = (SheetSeg){text, role, col, cols};
    if (sh->in_head) sh->head.v[sh->head.n - 1].n_seg++;
    else sh->rows.v[sh->rows.n - 1].n_seg++;
}

void sheet_put(Sheet *sh, RoleId role, Str text) { sheet_at(sh, SEG_AFTER, 0, role, text); }
void sheet_right(Sheet *sh, RoleId role, Str text) { sheet_at(sh, SEG_RIGHT, 0, role, text); }

SheetRow *sheet_heading(Sheet *sh, Str text)
{
    SheetRow *row = sheet_row(sh);
    row->heading = true;
    sheet_put(sh, RO_TITLE, text);
    return row;
}

/* ------------------------------------------------------------------ folding */

static Str row_key(const SheetRow *row) { return (Str){(const char *)&row->fold, sizeof row->fold}; }

static bool is_folded(const Sheet *sh, const SheetRow *row)
{
    const uint32_t *had = row->fold ? map_get(&sh->folded, row_key(row)) : NULL;
    return had ? *had == 2 : row->fold && row->closed;
}

bool sheet_wants(const Sheet *sh, SheetRow *row)
{
    row->bare = is_folded(sh, row);
    return !row->bare;
}

void sheet_refold(Sheet *sh)
{
    int hidden = INT32_MAX;                          /* rows deeper than this hang on a folded one */
    sh->seen.n = 0;
    for (uint32_t i = 0; i < sh->rows.n; i++) {
        const SheetRow *row = &sh->rows.v[i];
        if (row->depth > hidden) continue;
        hidden = is_folded(sh, row) ? row->depth : INT32_MAX;
        *heap_vec_push(&sh->seen) = i;
    }
    list_fit(&sh->list, (int)sh->seen.n, sh->list.rows);
    sheet_settle(sh, 1);
    sh->made++;
}

void sheet_fold(Sheet *sh, const SheetRow *row, bool folded)
{
    uint64_t *key = arena_push(&sh->fold_mem, uint64_t);
    *key = row->fold;
    *map_put(&sh->fold_mem, &sh->folded, (Str){(const char *)key, sizeof *key}, NULL) = folded + 1;
    sh->stale |= !folded && row->bare;
    sheet_refold(sh);
}

/* ------------------------------------------------------------------ the selected row */

static const SheetRow *row_at(const Sheet *sh, int at) { return &sh->rows.v[sh->seen.v[at]]; }

const SheetRow *sheet_selected(const Sheet *sh)
{
    return sh->list.n > 0 && sh->list.sel < (int)sh->seen.n ? row_at(sh, sh->list.sel) : NULL;
}

void sheet_settle(Sheet *sh, int dir)
{
    for (int turn = 0; turn < 2; turn++, dir = -dir)
        for (int at = sh->list.sel; at >= 0 && at < sh->list.n; at += dir)
            if (!row_at(sh, at)->heading) {
                if (at != sh->list.sel) list_to(&sh->list, at);
                /* The heading over the first rows comes into sight with them. */
                if (sh->list.top > 0 && sh->list.sel == sh->list.top && row_at(sh, sh->list.top - 1)->heading &&
                    sh->list.rows > 1)
                    sh->list.top--;
                return;
            }
}

/* What the selected row says that it rests on. */
static Link source_of(UiApp *app, const Sheet *sh)
{
    const SheetRow *row = sheet_selected(sh);
    const View *view = views[sh - app->sheet];
    Link found;
    if (!row) return (Link){0};
    if (!row->source.kind && view->source && view->source(app, sh, &found)) return found;
    return row->source.kind ? row->source : row->link;
}

/* What is there to look at. A row that rests on nothing, a sum or a heading, leaves the memoir alone: an event that it
 * does not speak of is neither shown under it nor decided on. */
static Link shown_at(UiApp *app, Sheet *sh)
{
    Link at = source_of(app, sh);
    sh->rests = at.kind == LINK_ITEM || at.kind == LINK_SPAN || at.kind == LINK_DOC;
    return sh->rests ? at : link_doc(app->item.doc);
}

/* Text, detail and strip show it. */
static void look(UiApp *app, Sheet *sh)
{
    Link at = shown_at(app, sh);
    link_look(app, &at);
}

/* The same where nobody moved there. */
static void glance(UiApp *app, Sheet *sh)
{
    Link at = shown_at(app, sh);
    app_glance(app, &at);
}

static void to_same_row(Sheet *sh, const Link *was)
{
    for (uint32_t i = 0; was->kind && i < sh->seen.n; i++)
        if (link_same(&row_at(sh, (int)i)->link, was)) { list_to(&sh->list, (int)i); return; }
}

/* ------------------------------------------------------------------ fitting: rows are made when their input changed */

static uint64_t stamp_of(const UiApp *app, PaneId pane, int cols)
{
    uint64_t parts[] = {app->made, hash64(view_subject(app, pane)), (uint64_t)cols,
                        views[pane]->stamp ? views[pane]->stamp(app) : 0};
    return hash64((Str){(const char *)parts, sizeof parts});
}

static void forget_rows(Sheet *sh)
{
    sh->title = sh->note = sh->nothing = (Str){0};
    sh->segs.n = sh->head.n = sh->rows.n = sh->seen.n = 0;
}

static void free_rows(Sheet *sh)
{
    forget_rows(sh);
    heap_vec_fini(&sh->segs);
    heap_vec_fini(&sh->head);
    heap_vec_fini(&sh->rows);
    heap_vec_fini(&sh->seen);
    arena_fini(&sh->mem);
}

/* Thousands of rows that nobody sees are made again when they are. */
void sheet_hidden(UiApp *app, PaneId pane)
{
    enum { WORTH = 1 << 20 };
    Sheet *sh = &app->sheet[pane];
    if (sh->mem.total + sh->rows.cap * sizeof *sh->rows.v < WORTH) return;
    free_rows(sh);
    sh->list.n = 0;                                  /* the row selected is kept */
    sh->stale = true;
}

static void make_rows(UiApp *app, PaneId pane, int cols)
{
    Sheet *sh = &app->sheet[pane];
    Arena keep = {0};
    const SheetRow *row = sheet_selected(sh);
    Link was = row ? row->link : (Link){0};
    was.text = str_dup(&keep, was.text);
    arena_clear(&sh->mem);
    forget_rows(sh);
    sh->cols = cols;
    sh->first = 0;
    views[pane]->build(app, sh);
    sheet_refold(sh);
    to_same_row(sh, &was);
    arena_fini(&keep);
}

void sheet_fit(UiApp *app, PaneId pane, Box box)
{
    Sheet *sh = &app->sheet[pane];
    uint64_t stamp = stamp_of(app, pane, box.w);
    if (stamp != sh->stamp || sh->stale) {
        make_rows(app, pane, box.w);
        sh->stamp = stamp;
        sh->stale = false;
    }
    list_fit(&sh->list, (int)sh->seen.n, box.h - 1 - (int)sh->head.n);
    sheet_settle(sh, 1);
}

/* It is about something else: its row was one of other rows. */
void sheet_forget(UiApp *app, PaneId pane)
{
    List *l = &app->sheet[pane].list;
    list_to(l, 0);
    l->n = 0;
}

/* The row of what is looked at, where there is one; else a glance at what the selected row rests on. */
void sheet_enter(UiApp *app, PaneId pane)
{
    Sheet *sh = &app->sheet[pane];
    if (!box_shown(app->layout.pane[pane])) return;
    sheet_fit(app, pane, app->layout.pane[pane]);
    if (views[pane]->from_top) {
        list_to(&sh->list, 0);
        glance(app, sh);
        return;
    }
    for (uint32_t i = 0; !app->item.none && i < sh->seen.n; i++) {
        const Link *l = &row_at(sh, (int)i)->link;
        if (l->kind != LINK_ITEM || !item_same(l->item, app->item)) continue;
        list_to(&sh->list, (int)i);
        sh->rests = true;
        return;
    }
    glance(app, sh);
}

/* Other rows stand there by now: that of the cursor is what is looked at. */
void sheet_again(UiApp *app, PaneId pane)
{
    if (!box_shown(app->layout.pane[pane])) return;
    sheet_fit(app, pane, app->layout.pane[pane]);
    glance(app, &app->sheet[pane]);
}

void sheet_to_first(UiApp *app, PaneId pane)
{
    Sheet *sh = &app->sheet[pane];
    if (!sh->first || !box_shown(app->layout.pane[pane])) return;
    sheet_fit(app, pane, app->layout.pane[pane]);
    list_to(&sh->list, sh->first);
    sheet_settle(sh, 1);
    glance(app, sh);
}

/* ------------------------------------------------------------------ drawing */

/* From the right edge inwards; gives the columns that are left. */
static int draw_right(const Sheet *sh, Pen *p, int y, const SheetRow *row)
{
    int end = p->box.w - 1;
    for (uint32_t i = row->seg + row->n_seg; i-- > row->seg;) {
        const SheetSeg *s = &sh->segs.v[i];
        if (s->col != SEG_RIGHT || !s->text.n) continue;
        int cols = (int)uni_cols(uni_visible(p->mem, s->text));
        if (cols > end - 2) continue;                /* never over what the row is about */
        end -= cols;
        pen_put(p, end, y, s->role, s->text);
        end--;
    }
    return end;
}

static void draw_segs(const Sheet *sh, Pen *p, int x, int y, const SheetRow *row)
{
    int end = draw_right(sh, p, y, row);
    bool first = true;
    for (uint32_t i = row->seg; i < row->seg + row->n_seg; i++) {
        const SheetSeg *s = &sh->segs.v[i];
        if (s->col == SEG_RIGHT) continue;
        x = s->col >= 0 ? s->col : first ? x : x + 1;
        first = false;
        int room = end - x;
        int gap = s->cols ? 0 : 1;                   /* who says how wide it is says where it ends */
        for (uint32_t k = i + 1; k < row->seg + row->n_seg && s->col >= 0; k++)
            if (sh->segs.v[k].col > x && sh->segs.v[k].col - gap - x < room) room = sh->segs.v[k].col - gap - x;
        if (s->cols && s->cols < room) room = s->cols;
        if (room > 0 && s->text.n) x = pen_clip(p, x, y, room, s->role, s->text);
    }
}

static void draw_row(const Sheet *sh, Pen *p, int y, const SheetRow *row)
{
    int x = 1 + row->depth * 2;
    if (row->fold) x = pen_z(p, x, y, RO_DIM, is_folded(sh, row) ? p->g->folded : p->g->unfolded) + 1;
    draw_segs(sh, p, x, y, row);
}

static void draw_head(UiApp *app, const Sheet *sh, Pen *p, bool focused)
{
    int note = (int)uni_cols(sh->note), room = p->box.w - 2 - (note ? note + 2 : 0);
    if (note && room >= (int)uni_cols(uni_visible(p->mem, sh->title)))
        pen_put(p, p->box.w - 1 - note, 0, RO_DIM, sh->note);
    else room = p->box.w - 2;
    pen_clip(p, 1, 0, room, focused ? RO_TITLE_FOCUS : RO_TITLE, sh->title);
    for (uint32_t i = 0; i < sh->head.n; i++) draw_row(sh, p, (int)i + 1, &sh->head.v[i]);
    if (sh->list.n) return;
    int y = (int)sh->head.n + 2;
    if (!session_filter(app->s)->n_doc) empty_draw(app, p, y);
    else pen_wrap(p, 1, y, p->box.w - 2, RO_DIM, sh->nothing);
    if (focused) pen_cursor(p, 0, 0);
}

void sheet_draw(UiApp *app, PaneId pane, Pen *p, bool focused, const ListDamage *rows)
{
    const Sheet *sh = &app->sheet[pane];
    int head = 1 + (int)sh->head.n;
    if (rows->all) draw_head(app, sh, p, focused);
    pen_rows(p, head, &sh->list, rows);
    for (int i = 0; i < sh->list.rows && sh->list.top + i < sh->list.n; i++) {
        int at = sh->list.top + i;
        if (!list_damaged(rows, at)) continue;
        draw_row(sh, p, head + i, row_at(sh, at));
        if (at != sh->list.sel) continue;
        pen_paint(p, 0, head + i, p->box.w, focused ? RO_SELECTED : RO_SELECTED_AWAY);
        pen_z(p, 0, head + i, RO_FOCUS, focused ? p->g->mark : " ");
        if (focused) pen_cursor(p, row_at(sh, at)->cursor, head + i);
    }
}

/* ------------------------------------------------------------------ keys and clicks */

static bool fold_act(UiApp *app, Sheet *sh, int id)
{
    const SheetRow *row = sheet_selected(sh);
    (void)app;
    if (!row || !row->fold) return false;
    bool folded = is_folded(sh, row);
    if (id == ACT_LEFT ? folded : id == ACT_RIGHT ? !folded : id != ACT_PREVIEW && id != ACT_FOLD) return false;
    sheet_fold(sh, row, !folded);
    return true;
}

bool sheet_act(UiApp *app, PaneId pane, int id)
{
    Sheet *sh = &app->sheet[pane];
    int was = sh->list.sel;
    const SheetRow *row = sheet_selected(sh);
    if (id == ACT_OPEN) {
        if (row && !link_follow(app, &row->link)) fold_act(app, sh, ACT_FOLD);
        return true;
    }
    if (fold_act(app, sh, id)) return true;
    if (!act_on_list(&sh->list, (ActionId)id)) return false;
    sheet_settle(sh, sh->list.sel < was || id == ACT_LAST ? -1 : 1);
    look(app, sh);
    return true;
}

void sheet_click(UiApp *app, PaneId pane, int x, int y, bool twice)
{
    Sheet *sh = &app->sheet[pane];
    int at = sh->list.top + y - 1 - (int)sh->head.n;
    if (y < 1 + (int)sh->head.n || at >= sh->list.n || row_at(sh, at)->heading) return;
    const SheetRow *row = row_at(sh, at);
    list_to(&sh->list, at);
    look(app, sh);
    if (row->fold && x <= 2 + row->depth * 2) sheet_fold(sh, row, !is_folded(sh, row));
    else if (twice) link_follow(app, &row->link);
}

void sheet_wheel(UiApp *app, PaneId pane, int by)
{
    Sheet *sh = &app->sheet[pane];
    list_scroll(&sh->list, by);
    sheet_settle(sh, by);
    look(app, sh);
}

void sheet_links(UiApp *app, PaneId pane, Arena *a, Spots *out)
{
    const Sheet *sh = &app->sheet[pane];
    for (int i = 0; i < sh->list.rows && sh->list.top + i < sh->list.n; i++)
        spots_add(a, out, 0, i + 1 + (int)sh->head.n, &row_at(sh, sh->list.top + i)->link);
}

void sheet_fini(Sheet *sh)
{
    free_rows(sh);
    arena_fini(&sh->fold_mem);
}
