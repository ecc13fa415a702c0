/* link.c: where a link leads. One row a kind. */
#include "app_int.h"
#include <string.h>

bool link_same(const Link *x, const Link *y)
{
    return x->kind == y->kind && item_same(x->item, y->item) && span_eq(x->span, y->span) && x->name == y->name &&
           x->year == y->year && x->pane == y->pane && x->field == y->field && x->act == y->act &&
           str_eq(x->text, y->text);
}

/* Behind everything: the pane, with what it is about. */
void app_show(UiApp *app, PaneId pane, Str subject)
{
    bool other = !str_eq(subject, view_subject(app, pane));
    if (other) sheet_forget(app, pane);
    view_subject_set(app, pane, subject);
    app_focus(app, pane);
    if (views[pane]->build) sheet_enter(app, pane);
    if (other && views[pane]->build) sheet_to_first(app, pane);
}

/* From its text there is all that is known of it. */
Link link_item(const Careers *c, uint32_t item)
{
    const CareerItem *it = &c->items.v[item];
    return (Link){.kind = LINK_ITEM, .item = {.doc = c->docs.v[it->doc].id, .kind = it->kind, .seq = it->seq}};
}

Link link_doc(int64_t id) { return (Link){.kind = LINK_DOC, .item = {.doc = id, .none = true}}; }

static bool to_item(UiApp *app, const Link *l)
{
    app_look(app, l->item);
    app_focus(app, app->focus == PANE_TEXT ? PANE_DETAIL : PANE_TEXT);
    return true;
}

static bool to_doc(UiApp *app, const Link *l)
{
    app_look(app, (ItemRef){.doc = l->item.doc, .none = true});
    app->time.one = true;
    time_rebuild(app);
    app_look_year(app);
    app_focus(app, PANE_TIME);
    return true;
}

static bool to_span(UiApp *app, const Link *l)
{
    app_look_span(app, l->item.doc, l->span);
    app_focus(app, PANE_TEXT);
    return true;
}

static bool to_query(UiApp *app, const Link *l)
{
    app->time.one = false;
    if (!app_filter(app, l->text)) return false;
    app_focus(app, PANE_TIME);
    return true;
}

/* Every career that has one of these values, whatever else is asked for. */
static bool filter_by(UiApp *app, QueryField field, Str value)
{
    Arena a = {0};
    Link l = {.kind = LINK_QUERY, .text = query_set_field(&a, session_query(app->s), field, &value, 1)};
    bool good = to_query(app, &l);
    arena_fini(&a);
    return good;
}

QueryField field_of_type(EntityType type)
{
    switch (type) {
    case ENT_ROLE: return Q_ROLE;
    case ENT_SKILL: return Q_SKILL;
    case ENT_ORG: case ENT_SCHOOL: return Q_ORG;
    default: return Q_TEXT;
    }
}

static bool to_name(UiApp *app, const Link *l)
{
    Arena a = {0};
    app_show(app, PANE_PAGE, page_subject(&a, app, l->name));
    arena_fini(&a);
    return true;
}

static bool to_year(UiApp *app, const Link *l)
{
    Arena a = {0};
    app_show(app, PANE_PAGE, str_fmt(&a, "year:%d", l->year));
    arena_fini(&a);
    return true;
}

static bool to_field(UiApp *app, const Link *l) { return filter_by(app, l->field, l->text); }

static bool to_act(UiApp *app, const Link *l) { return app_act(app, (ActionId)l->act); }

static bool to_place(UiApp *app, const Link *l)
{
    app_show(app, l->pane, l->text);
    return true;
}

static bool (*const ways[])(UiApp *, const Link *) = {
    [LINK_ITEM] = to_item, [LINK_DOC] = to_doc, [LINK_SPAN] = to_span, [LINK_NAME] = to_name, [LINK_YEAR] = to_year,
    [LINK_PLACE] = to_place, [LINK_QUERY] = to_query,
    [LINK_FIELD] = to_field, [LINK_ACT] = to_act,
};

bool link_follow(UiApp *app, const Link *link)
{
    Arena a = {0};
    Link l = *link;
    if (!l.kind) return false;
    l.text = str_dup(&a, l.text);                    /* it may lie in rows that are made anew on the way */
    history_push(app);
    bool good = ways[l.kind](app, &l);
    arena_fini(&a);
    return good;
}

void link_look(UiApp *app, const Link *l)
{
    if (l->kind == LINK_ITEM) app_look(app, l->item);
    else if (l->kind == LINK_SPAN) app_look_span(app, l->item.doc, l->span);
    else if (l->kind == LINK_DOC) app_look(app, (ItemRef){.doc = l->item.doc, .none = true});
}
