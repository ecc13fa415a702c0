/* view_similar.c: the careers most like one, and in what: steps that stand opposite each other, names that both tell. */
#include "app_int.h"
#include "base/clock.h"
#include "base/hash.h"
#include <string.h>

typedef struct Rows { UiApp *app; Sheet *sh; Arena *a; const Careers *c; } Rows;

void similar_open(UiApp *app)
{
    Arena a = {0};
    if (!app->item.doc) return;
    Link l = {.kind = LINK_PLACE, .pane = PANE_COMPARE, .text = align_with(&a, str_fmt(&a, "similar:%lld", (long long)app->item.doc), align_by(app, PANE_COMPARE))};
    link_follow(app, &l);
    arena_fini(&a);
}

/* While a library opens every memoir changes what there is to find: then for a tenth of the time at most. */
static const Similar *find(UiApp *app, int64_t id)
{
    CompareView *v = &app->compare;
    uint64_t parts[] = {app->made, (uint64_t)id}, from = hash64((Str){(const char *)parts, sizeof parts}) | 1;
    uint32_t doc = careers_find(session_careers(app->s), id);
    bool same = v->found && v->similar.doc == doc,
         soon = session_progress(app->s).running && clock_us() - v->at < v->cost * 10;
    if (from == v->found || (same && soon)) return &v->similar;
    int64_t begun = clock_us();
    arena_clear(&v->mem);
    if (session_similar(app->s, &v->mem, id, SIMILAR_CLOSE, &v->similar)) v->similar = (Similar){0};
    v->at = clock_us();
    v->cost = v->at - begun;
    v->found = from;
    return &v->similar;
}


/* The other's spell; beneath it the one it stands opposite to. */
static void step_rows(const Rows *r, const SimilarCareer *s, uint32_t i)
{
    const SimilarStep *t = &s->step.v[i];
    uint64_t key[] = {s->doc, i};
    SheetRow *row = sheet_row(r->sh);
    row->depth = 1;
    row->link = link_item(r->c, t->y);
    row->fold = hash64((Str){(const char *)key, sizeof key}) | 1;
    row->closed = true;
    sheet_put(r->sh, RO_ROLE, careers_called(r->c, t->state_y));
    sheet_put(r->sh, RO_DIM,
              t->n ? str_fmt(r->a, "%s %u", _(similar_how(t->how)), t->n) : str_z(_(similar_how(t->how))));
    if (t->state_x != t->state_y) sheet_put(r->sh, RO_ROLE, careers_called(r->c, t->state_x));
    sheet_right(r->sh, RO_TIME, label_dates(r->a, r->c, &r->c->items.v[t->y]));
    row = sheet_row(r->sh);
    row->depth = 2;
    row->link = link_item(r->c, t->x);
    sheet_put(r->sh, RO_DIM, str_z(_("opposite")));
    sheet_put(r->sh, RO_TEXT, label_item(r->a, r->app, &r->c->items.v[t->x]));
    sheet_right(r->sh, RO_TIME, label_dates(r->a, r->c, &r->c->items.v[t->x]));
}

static void name_rows(const Rows *r, const SimilarCareer *s)
{
    static const RoleId looks[ENT_COUNT] = {[ENT_SKILL] = RO_SKILL, [ENT_ORG] = RO_ORG, [ENT_SCHOOL] = RO_ORG};
    for (uint32_t i = 0; i < s->n_shown; i++) {
        EntityType type = r->c->names.v[s->shared[i]].type;
        SheetRow *row = sheet_row(r->sh);
        row->depth = 1;
        row->link = (Link){.kind = LINK_NAME, .name = s->shared[i]};
        row->source = link_doc(r->c->docs.v[s->doc].id);
        sheet_put(r->sh, RO_DIM, str_z(_("both name")));
        sheet_put(r->sh, looks[type] ? looks[type] : RO_ENTITY, careers_called(r->c, s->shared[i]));
        sheet_right(r->sh, RO_DIM, str_z(_(type_msgid(&entity_types, (int)type))));
    }
}

static void career_rows(const Rows *r, const SimilarCareer *s)
{
    enum { NAME = 9 };
    const CareerDoc *d = &r->c->docs.v[s->doc];
    bool wide = r->sh->cols >= TIME_NARROW;
    int reason = wide ? NAME + (r->sh->cols - NAME) * 2 / 5 : 0;
    SheetRow *row = sheet_row(r->sh);
    row->link = link_doc(d->id);
    row->fold = hash64_more((uint64_t)d->id, S("similar")) | 1;
    row->closed = true;
    sheet_at(r->sh, 3, 0, RO_COUNT, str_fmt(r->a, "%.2f", s->score));
    sheet_at(r->sh, NAME, wide ? reason - NAME - 1 : 0, RO_PERSON, career_title(d));
    if (wide) sheet_at(r->sh, reason, 0, RO_TEXT, similar_reason(r->a, r->c, s));
    if (compare_has(r->app, d->id)) sheet_right(r->sh, RO_CHIP, str_z(_("compare")));
    for (uint32_t i = 0; i < s->step.n; i++) step_rows(r, s, i);
    name_rows(r, s);
}

void similar_build(UiApp *app, Sheet *sh, int64_t id)
{
    Rows r = {app, sh, &sh->mem, session_careers(app->s)};
    const Similar *s = find(app, id);
    uint32_t doc = careers_find(r.c, id);
    sh->nothing = str_z(_("No career shares a step or a name with it."));
    if (doc == UINT32_MAX) return;
    sh->title = str_fmt(r.a, A_("%s · " STR_FMT), _("similar"), STR_ARG(career_title(&r.c->docs.v[doc])));
    sh->note = str_fmt(r.a, P_("of %u memoir", "of %u memoirs", s->n_compared), s->n_compared);
    for (uint32_t i = 0; i < s->v.n; i++) career_rows(&r, &s->v.v[i]);
}
