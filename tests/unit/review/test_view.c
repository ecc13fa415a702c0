/* The effective view: suggestions with what people decided over them; the suggestions stay as they were. */
#include "test.h"
#include "review/anchor.h"
#include "review/field.h"
#include "review/view.h"

static const char story[] = "2019년 3월에 카카오에 입사했다. 백엔드를 맡았다.\n2022년 봄에 퇴사했다. 네이버에 합격했다.\n";

typedef struct World {
    Arena mem;
    Doc  *d;
    Analysis an;                          /* what the machine suggests */
    DecisionList all;
    ReviewView v;
} World;

static Span words(const World *w, const char *z)
{
    size_t at = str_find(w->d->text, str_z(z), 0);
    assert_int_not_equal(at, SIZE_MAX);
    return (Span){(uint32_t)at, (uint32_t)(at + str_z(z).n)};
}

static Event *event(World *w, EventType type, const char *at, const char *date, const char *org)
{
    Event *e = vec_push(&w->mem, &w->an.events);
    *e = (Event){.type = type, .span = words(w, at), .date = str_z(date), .confidence = 0.7f};
    e->args.org = str_z(org);
    return e;
}

static void open_text(World *w, const char *text)
{
    Fault f;
    *w = (World){0};
    assert_int_equal(doc_new(&w->mem, str_z(text), DOC_PLAIN, &w->d, &f), RC_OK);
}

/* A joining and a leaving at one employer, the position they make, and an acceptance. */
static void setup(World *w)
{
    open_text(w, story);
    event(w, EV_JOIN, "입사", "2019-03", "카카오");
    event(w, EV_LEAVE, "퇴사", "2022-03/2022-05", "카카오");
    event(w, EV_ACCEPTED, "합격", "", "네이버");
    Position *p = vec_push(&w->mem, &w->an.positions);
    *p = (Position){.org = S("카카오"), .role = S("백엔드"), .start = S("2019-03"), .end = S("2022-03/2022-05")};
    *vec_push(&w->mem, &p->evidence) = 0;
    *vec_push(&w->mem, &p->evidence) = 1;
    Entity *e = vec_push(&w->mem, &w->an.entities);
    *e = (Entity){.type = ENT_ORG, .name = S("카카오")};
    *vec_push(&w->mem, &e->mentions) = (Mention){words(w, "카카오")};
}

static Decision *decide(World *w, DecideAct act, Target on, const char *type, const char *at)
{
    Decision *d = vec_push(&w->mem, &w->all);
    *d = (Decision){.seq = w->all.n, .step = w->all.n, .act = act, .on = on, .type = str_z(type)};
    if (*at) d->anchor = anchor_make(w->d->text, w->d->hash, words(w, at));
    return d;
}

static void edit(World *w, Target on, const char *type, const char *at, const char *field, const char *value)
{
    Decision *d = decide(w, DECIDE_EDIT, on, type, at);
    d->field = str_z(field);
    d->value = str_z(value);
}

static bool same_words(const World *w, uint32_t machine, const Event *e) { return span_eq(w->an.events.v[machine].span, e->span); }

/* As an analyser does it, with less to it: the spells that it suggested, of as much of their events as there is. The first
 * gives the employer, a joining the beginning, a leaving the end. */
static void fold(void *ctx, Arena *a, Analysis *an)
{
    const World *w = ctx;
    for (uint32_t i = 0; i < w->an.positions.n; i++) {
        Position p = w->an.positions.v[i];
        p.evidence.v = NULL, p.evidence.n = p.evidence.cap = 0;
        for (uint32_t k = 0; k < w->an.positions.v[i].evidence.n; k++)
            for (uint32_t j = 0; j < an->events.n; j++) {
                const Event *e = &an->events.v[j];
                if (!same_words(w, w->an.positions.v[i].evidence.v[k], e)) continue;
                if (!p.evidence.n) p.org = e->args.org;
                if (e->type == EV_JOIN) p.start = e->date;
                if (e->type == EV_LEAVE) p.end = e->date;
                *vec_push(a, &p.evidence) = j;
            }
        if (p.evidence.n) *vec_push(a, &an->positions) = p;
    }
}

static const ReviewView *look(World *w)
{
    DecisionList live = decisions_live(&w->mem, &w->all);
    review_apply(&w->mem, w->d, &w->an, &live, &(ReviewAsks){.ctx = w, .fold = fold}, &w->v);
    return &w->v;
}

static void without_decisions_it_is_what_was_suggested(void **state)
{
    (void)state;
    World w;
    setup(&w);
    const ReviewView *v = look(&w);
    assert_int_equal(v->an.events.n, 3);
    assert_int_equal(v->an.positions.n, 1);
    assert_int_equal(v->an.events.v[1].standing, STANDS_SUGGESTED);
    assert_int_equal(v->events.v[1].machine, 1);
    arena_fini(&w.mem);
}

static void what_is_accepted_stays_as_it_was(void **state)
{
    (void)state;
    World w;
    setup(&w);
    Decision *d = decide(&w, DECIDE_ACCEPT, ON_EVENT, "join", "입사");
    d->whole = field_whole(&w.mem, ON_EVENT, &w.an.events.v[0]);
    w.an.events.v[0].date = S("2018");                  /* another analyser thinks otherwise */
    w.an.events.v[0].args.org = S("다음");
    const ReviewView *v = look(&w);
    assert_str(v->an.events.v[0].date, "2019-03");
    assert_str(v->an.events.v[0].args.org, "카카오");
    assert_int_equal(v->an.events.v[0].standing, STANDS_ACCEPTED);
    assert_true(v->an.events.v[0].confidence > 0.99f);
    for (uint32_t i = 0; i < 2; i++) w.an.events.v[i] = w.an.events.v[i + 1];   /* and another finds it no more */
    w.an.events.n = 2;
    w.an.positions.n = 0;
    v = look(&w);
    assert_int_equal(v->an.events.n, 3);
    assert_str(v->an.events.v[0].args.org, "카카오");
    assert_int_equal(v->an.events.v[0].type, EV_JOIN);
    arena_fini(&w.mem);
}

/* Taken out of the event and given back; what was agreed to meanwhile follows what is corrected later, a field that was put
 * there does not. */
static void what_an_event_says_again_its_position_has_again(void **state)
{
    (void)state;
    World w;
    setup(&w);
    edit(&w, ON_EVENT, "join", "입사", "date", "");
    assert_str(look(&w)->an.positions.v[0].start, "");
    edit(&w, ON_EVENT, "join", "입사", "date", "2019-03");
    assert_str(look(&w)->an.positions.v[0].start, "2019-03");
    edit(&w, ON_EVENT, "leave", "퇴사", "date", "");
    edit(&w, ON_EVENT, "leave", "퇴사", "date", "2021");
    assert_str(look(&w)->an.positions.v[0].start, "2019-03");
    assert_str(look(&w)->an.positions.v[0].end, "2021");
    edit(&w, ON_EVENT, "join", "입사", "date", "");
    const ReviewView *v = look(&w);
    Str whole = field_whole(&w.mem, ON_POSITION, &v->an.positions.v[0]);
    decide(&w, DECIDE_ACCEPT, ON_POSITION, "work", "입사")->whole = whole;
    edit(&w, ON_EVENT, "join", "입사", "date", "2019-03");
    assert_str(look(&w)->an.positions.v[0].start, "2019-03");
    edit(&w, ON_POSITION, "work", "입사", "start", "2018");
    edit(&w, ON_EVENT, "join", "입사", "date", "2020");
    assert_str(look(&w)->an.positions.v[0].start, "2018");
    arena_fini(&w.mem);
}

static void what_is_rejected_is_gone_with_what_it_carried(void **state)
{
    (void)state;
    World w;
    setup(&w);
    decide(&w, DECIDE_REJECT, ON_EVENT, "join", "입사");
    const ReviewView *v = look(&w);
    assert_int_equal(v->an.events.n, 2);
    assert_int_equal(v->an.positions.n, 1);             /* the leaving still carries it */
    assert_int_equal(v->an.positions.v[0].evidence.n, 1);
    assert_int_equal(v->an.positions.v[0].evidence.v[0], 0);
    decide(&w, DECIDE_REJECT, ON_EVENT, "leave", "퇴사");
    v = look(&w);
    assert_int_equal(v->an.events.n, 1);
    assert_int_equal(v->an.positions.n, 0);
    assert_int_equal(v->rejected.n, 2);
    assert_int_equal(w.an.events.n, 3);                 /* suggestions are never touched */
    assert_int_equal(w.an.positions.v[0].evidence.n, 2);
    arena_fini(&w.mem);
}

/* Analysed again, with other borders of the trigger: it does not come back. */
static void rejected_stays_rejected(void **state)
{
    (void)state;
    World w;
    setup(&w);
    decide(&w, DECIDE_REJECT, ON_EVENT, "join", "입사");
    w.an.events.v[0].span = words(&w, "입사했");
    assert_int_equal(look(&w)->an.events.n, 2);
    w.an.events.v[0].type = EV_WORK;                    /* another suggestion: that was not decided */
    assert_int_equal(look(&w)->an.events.n, 3);
    arena_fini(&w.mem);
}

static void an_edit_reaches_the_position(void **state)
{
    (void)state;
    World w;
    setup(&w);
    edit(&w, ON_EVENT, "join", "입사", "org", "카카오뱅크");
    edit(&w, ON_EVENT, "join", "입사", "date", "2019-04");
    const ReviewView *v = look(&w);
    assert_str(v->an.events.v[0].args.org, "카카오뱅크");
    assert_str(v->an.positions.v[0].org, "카카오뱅크");
    assert_str(v->an.positions.v[0].start, "2019-04");
    assert_str(v->an.positions.v[0].end, "2022-03/2022-05");
    assert_int_equal(v->an.events.v[0].standing, STANDS_EDITED);
    assert_str(w.an.positions.v[0].org, "카카오");
    edit(&w, ON_EVENT, "join", "입사", "date", "2019-13");      /* no date */
    assert_str(look(&w)->an.events.v[0].date, "2019-04");
    arena_fini(&w.mem);
}

static void a_changed_type_is_decided_on_by_its_new_name(void **state)
{
    (void)state;
    World w;
    setup(&w);
    edit(&w, ON_EVENT, "join", "입사", "type", "transfer");
    edit(&w, ON_EVENT, "transfer", "입사", "role", "팀장");
    const ReviewView *v = look(&w);
    assert_int_equal(v->an.events.v[0].type, EV_TRANSFER);
    assert_str(v->an.events.v[0].args.role, "팀장");
    arena_fini(&w.mem);
}

static void what_is_added_stands_in_its_place(void **state)
{
    (void)state;
    World w;
    setup(&w);
    Decision *d = decide(&w, DECIDE_ADD, ON_EVENT, "role_change", "맡았");
    d->whole = S("type=role_change\nfactuality=actual\ndate=2019-03\nrole=백엔드\nskill=자바\t코틀린\n");
    const ReviewView *v = look(&w);
    assert_int_equal(v->an.events.n, 4);
    assert_int_equal(v->an.events.v[1].type, EV_ROLE_CHANGE);
    assert_int_equal(v->an.events.v[1].standing, STANDS_ADDED);
    assert_int_equal(v->an.events.v[1].args.skill.n, 2);
    assert_int_equal(v->an.positions.v[0].evidence.v[1], 2);    /* the leaving is the third now */
    assert_int_equal(v->an.events.v[v->an.positions.v[0].evidence.v[1]].type, EV_LEAVE);
    d = decide(&w, DECIDE_ADD, ON_POSITION, "work", "합격");
    d->whole = S("kind=work\norg=네이버\nstart=2022\nend=..\n");
    v = look(&w);
    assert_int_equal(v->an.positions.n, 2);
    assert_str(v->an.positions.v[1].end, "..");
    assert_int_equal(v->an.events.v[v->an.positions.v[1].evidence.v[0]].type, EV_ACCEPTED);
    arena_fini(&w.mem);
}

static void positions_are_decided_on_by_themselves(void **state)
{
    (void)state;
    World w;
    setup(&w);
    Decision *d = decide(&w, DECIDE_EDIT, ON_POSITION, "work", "입사");
    d->field = S("end"), d->value = S("2022-04");
    d->whole = field_whole(&w.mem, ON_POSITION, &w.an.positions.v[0]);
    const ReviewView *v = look(&w);
    assert_str(v->an.positions.v[0].end, "2022-04");
    decide(&w, DECIDE_REJECT, ON_POSITION, "work", "입사");
    v = look(&w);
    assert_int_equal(v->an.positions.n, 0);
    assert_int_equal(v->an.events.n, 3);
    arena_fini(&w.mem);
}

static void a_name_holds_wherever_it_is_used(void **state)
{
    (void)state;
    World w;
    setup(&w);
    edit(&w, ON_ENTITY, "org", "카카오", "name", "(주)카카오");
    const ReviewView *v = look(&w);
    assert_str(v->an.entities.v[0].name, "(주)카카오");
    assert_str(v->an.events.v[0].args.org, "(주)카카오");
    assert_str(v->an.positions.v[0].org, "(주)카카오");
    w.all.n = 0;
    decide(&w, DECIDE_REJECT, ON_ENTITY, "org", "카카오");
    v = look(&w);
    assert_int_equal(v->an.entities.n, 0);
    assert_str(v->an.events.v[0].args.org, "");
    assert_str(v->an.positions.v[0].org, "");
    assert_str(w.an.positions.v[0].org, "카카오");
    arena_fini(&w.mem);
}

static void what_is_undone_is_not_in_force(void **state)
{
    (void)state;
    World w;
    setup(&w);
    assert_int_equal(decisions_undo(&w.all), 0);
    decide(&w, DECIDE_REJECT, ON_EVENT, "join", "입사");
    decide(&w, DECIDE_REJECT, ON_EVENT, "leave", "퇴사")->step = 1;      /* one step of two */
    edit(&w, ON_EVENT, "accepted", "합격", "org", "라인");
    assert_int_equal(decisions_undo(&w.all), 3);
    decide(&w, DECIDE_UNDO, ON_MEMOIR, "", "")->of = 3;
    assert_int_equal(decisions_redo(&w.all), 3);
    assert_str(look(&w)->an.events.v[0].args.org, "네이버");
    assert_int_equal(decisions_undo(&w.all), 1);
    decide(&w, DECIDE_UNDO, ON_MEMOIR, "", "")->of = 1;
    assert_int_equal(look(&w)->an.events.n, 3);
    assert_int_equal(decisions_undo(&w.all), 0);
    assert_int_equal(decisions_redo(&w.all), 1);
    decide(&w, DECIDE_REDO, ON_MEMOIR, "", "")->of = 1;
    assert_int_equal(look(&w)->an.events.n, 1);
    assert_int_equal(decisions_redo(&w.all), 3);
    decide(&w, DECIDE_ACCEPT, ON_EVENT, "accepted", "합격");
    assert_int_equal(decisions_redo(&w.all), 0);        /* something else was decided since */
    arena_fini(&w.mem);
}

static void what_is_forgotten_is_undecided_again(void **state)
{
    (void)state;
    World w;
    setup(&w);
    decide(&w, DECIDE_REJECT, ON_EVENT, "join", "입사");
    decide(&w, DECIDE_FORGET, ON_EVENT, "join", "입사");
    const ReviewView *v = look(&w);
    assert_int_equal(v->an.events.n, 3);
    assert_int_equal(v->an.events.v[0].standing, STANDS_SUGGESTED);
    decide(&w, DECIDE_UNDO, ON_MEMOIR, "", "")->of = 2;
    assert_int_equal(look(&w)->an.events.n, 2);
    arena_fini(&w.mem);
}

static void skipped_is_no_decision_and_done_is(void **state)
{
    (void)state;
    World w;
    setup(&w);
    decide(&w, DECIDE_SKIP, ON_EVENT, "join", "입사");
    const ReviewView *v = look(&w);
    assert_int_equal(v->an.events.v[0].standing, STANDS_PUT_OFF);
    assert_false(v->done);
    decide(&w, DECIDE_DONE, ON_MEMOIR, "", "");
    assert_true(look(&w)->done);
    arena_fini(&w.mem);
}

/* The text changed: decisions go along with their words, or are listed. */
static void decisions_follow_their_words(void **state)
{
    (void)state;
    World w, now;
    setup(&w);
    decide(&w, DECIDE_REJECT, ON_EVENT, "leave", "퇴사");
    decide(&w, DECIDE_REJECT, ON_EVENT, "accepted", "합격");
    open_text(&now, "머리말을 달았다.\n2019년 3월에 카카오에 입사했다. 백엔드를 맡았다.\n2022년 봄에 퇴사했다. 네이버에 불합격했다.\n");
    event(&now, EV_LEAVE, "퇴사", "", "");
    event(&now, EV_REJECTED, "불합격", "", "");
    now.all = w.all;
    const ReviewView *v = look(&now);
    assert_int_equal(v->an.events.n, 1);
    assert_int_equal(v->an.events.v[0].type, EV_REJECTED);
    assert_int_equal(v->orphans.n, 1);
    assert_str(v->orphans.v[0].d->anchor.exact, "합격");
    arena_fini(&now.mem);
    arena_fini(&w.mem);
}

static void fields_go_to_text_and_back(void **state)
{
    (void)state;
    Arena a = {0};
    Event e = {.type = EV_JOIN, .fact = FACT_PLANNED, .date = S("2024-01"), .args = {.employment = EMP_INTERN}}, back = {0};
    *vec_push(&a, &e.args.skill) = S("C, C++");
    *vec_push(&a, &e.args.skill) = S("한 줄\n두 줄");
    field_restore(&a, ON_EVENT, &back, field_whole(&a, ON_EVENT, &e));
    assert_int_equal(back.type, EV_JOIN);
    assert_int_equal(back.fact, FACT_PLANNED);
    assert_int_equal(back.args.employment, EMP_INTERN);
    assert_str(back.date, "2024-01");
    assert_int_equal(back.args.skill.n, 2);
    assert_str(back.args.skill.v[0], "C, C++");
    assert_str(back.args.skill.v[1], "한 줄 두 줄");
    assert_false(field_set(&a, ON_EVENT, &e, field_find(ON_EVENT, S("type")), S("nothing")));
    assert_false(field_set(&a, ON_EVENT, &e, field_find(ON_EVENT, S("date")), S("..")));
    assert_true(field_set(&a, ON_EVENT, &e, field_find(ON_EVENT, S("date")), S("")));
    assert_int_equal(field_find(ON_MEMOIR, S("type")), -1);
    arena_fini(&a);
}

/* ------------------------------------------------------------------ two that are one, one that is two */

static Entity *entity(World *w, EntityType type, const char *name)
{
    Entity *e = vec_push(&w->mem, &w->an.entities);
    *e = (Entity){.type = type, .name = str_z(name)};
    return e;
}

static void mention(World *w, Entity *e, size_t from)
{
    size_t at = str_find(w->d->text, e->name, from);
    assert_int_not_equal(at, SIZE_MAX);
    *vec_push(&w->mem, &e->mentions) = (Mention){{(uint32_t)at, (uint32_t)(at + e->name.n)}};
}

static Decision *two(World *w, DecideAct act, Target on, const char *type, const char *at, const char *other, const void *other_thing)
{
    Decision *d = decide(w, act, on, type, at);
    d->whole = field_whole(&w->mem, on, review_thing(&w->an, on, 0));
    if (*other) d->other = anchor_make(w->d->text, w->d->hash, words(w, other));
    d->other_whole = field_whole(&w->mem, on, other_thing);
    return d;
}

static void a_name_merged_into_another_is_it_everywhere(void **state)
{
    (void)state;
    World w;
    setup(&w);
    Entity *e = entity(&w, ENT_ORG, "네이버");
    e->lex_id = S("naver");
    mention(&w, e, 0);
    Decision *d = two(&w, DECIDE_MERGE, ON_ENTITY, "org", "카카오", "네이버", e);
    const ReviewView *v = look(&w);
    assert_int_equal(v->an.entities.n, 1);
    assert_str(v->an.entities.v[0].name, "네이버");
    assert_str(v->an.entities.v[0].lex_id, "naver");      /* it is what it was */
    assert_int_equal(v->an.entities.v[0].mentions.n, 2);
    assert_true(v->an.entities.v[0].mentions.v[0].span.beg < v->an.entities.v[0].mentions.v[1].span.beg);
    assert_int_equal(v->an.entities.v[0].no, 2);
    assert_str(v->an.events.v[0].args.org, "네이버");
    assert_str(v->an.positions.v[0].org, "네이버");
    assert_int_equal(review_gone(v, ON_ENTITY, 1)->seq, d->seq);
    assert_true(span_eq(v->entities.v[0].at, words(&w, "네이버")));          /* by which it is known when the merge is undone */
    w.an.entities.v[1] = w.an.entities.v[0], w.an.entities.n = 1;           /* another analyser knows of the one alone */
    v = look(&w);
    assert_int_equal(v->an.entities.n, 1);
    assert_str(v->an.entities.v[0].name, "네이버");
    assert_int_equal(v->an.entities.v[0].mentions.n, 2);
    arena_fini(&w.mem);
}

static const char twice[] = "2019년 3월에 한빛에 입사했다.\n2020년에 한빛에서 팀장이 됐다. 2021년에 한빛을 그만뒀다.\n";

/* Three mentions of one name, three events, one spell over them. */
static void setup_twice(World *w)
{
    open_text(w, twice);
    EventType types[] = {EV_JOIN, EV_PROMOTION, EV_LEAVE};
    const char *at[] = {"입사", "팀장이 됐", "그만뒀"}, *date[] = {"2019-03", "2020", "2021"};
    Position *p = vec_push(&w->mem, &w->an.positions);
    *p = (Position){.org = S("한빛"), .start = S("2019-03"), .end = S("2021"), .exit = CAUSE_VOLUNTARY};
    for (uint32_t i = 0; i < 3; i++) {
        Event *e = event(w, types[i], at[i], date[i], "한빛");
        const Sentence *s = doc_sentence_at(w->d, doc_at(w->d, e->span.beg));
        e->sentence = doc_span(w->d, s->beg, s->end);
        *vec_push(&w->mem, &p->evidence) = i;
    }
    Entity *e = entity(w, ENT_ORG, "한빛");
    for (size_t from = 0, i = 0; i < 3; i++, from = e->mentions.v[e->mentions.n - 1].span.end) mention(w, e, from);
}

static void mentions_split_off_are_another_name_where_they_stand(void **state)
{
    (void)state;
    World w;
    setup_twice(&w);
    Entity other = {.type = ENT_ORG, .name = S("한빛은행")};
    for (int i = 1; i < 3; i++) {
        Decision *d = two(&w, DECIDE_SPLIT, ON_ENTITY, "org", "한빛", "", &other);
        d->anchor = anchor_make(w.d->text, w.d->hash, w.an.entities.v[0].mentions.v[i].span);
        d->whole = field_whole(&w.mem, ON_ENTITY, &w.an.entities.v[0]);
        d->step = 1;
    }
    const ReviewView *v = look(&w);
    assert_int_equal(v->an.entities.n, 2);
    assert_int_equal(v->an.entities.v[0].mentions.n, 1);
    assert_str(v->an.entities.v[1].name, "한빛은행");
    assert_int_equal(v->an.entities.v[1].mentions.n, 2);
    assert_int_equal(v->an.entities.v[1].no, OWN_NO | 1);
    assert_str(v->an.events.v[0].args.org, "한빛");       /* whose sentence names the first */
    assert_str(v->an.events.v[1].args.org, "한빛은행");
    assert_str(v->an.events.v[2].args.org, "한빛은행");
    assert_str(v->an.positions.v[0].org, "한빛");         /* as its first evidence has it */
    analysis_check(&v->an, (uint32_t)w.d->text.n);
    assert_int_equal(w.an.entities.v[0].mentions.n, 3);
    arena_fini(&w.mem);
}

static void a_name_all_of_whose_mentions_are_another_is_gone(void **state)
{
    (void)state;
    World w;
    setup(&w);
    Entity other = {.type = ENT_ORG, .name = S("다음카카오")};
    Decision *d = two(&w, DECIDE_SPLIT, ON_ENTITY, "org", "카카오", "", &other);
    d->whole = field_whole(&w.mem, ON_ENTITY, &w.an.entities.v[0]);
    const ReviewView *v = look(&w);
    assert_int_equal(v->an.entities.n, 1);
    assert_str(v->an.entities.v[0].name, "다음카카오");
    assert_str(v->an.positions.v[0].org, "다음카카오");
    arena_fini(&w.mem);
}

static void a_spell_split_is_two_that_meet(void **state)
{
    (void)state;
    World w;
    setup_twice(&w);
    Position second = w.an.positions.v[0];
    second.start = S("2020"), second.role = S("팀장");
    two(&w, DECIDE_SPLIT, ON_POSITION, "work", "입사", "", &second);
    const ReviewView *v = look(&w);
    assert_int_equal(v->an.positions.n, 2);
    const Position *p = v->an.positions.v;
    assert_str(p[0].start, "2019-03");
    assert_str(p[0].end, "2020");
    assert_str(p[0].role, "");
    assert_int_equal(p[0].exit, CAUSE_NONE);
    assert_str(p[1].start, "2020");
    assert_str(p[1].end, "2021");
    assert_str(p[1].role, "팀장");
    assert_int_equal(p[1].exit, CAUSE_VOLUNTARY);
    assert_int_equal(p[0].evidence.n, 1);
    assert_int_equal(p[1].evidence.n, 2);
    assert_int_equal(p[0].no, 1);
    assert_int_equal(p[1].no, OWN_NO | 1);
    assert_int_equal(w.an.positions.v[0].evidence.n, 3);
    /* and one again */
    Decision *d = two(&w, DECIDE_MERGE, ON_POSITION, "work", "팀장이 됐", "입사", &p[0]);
    d->whole = field_whole(&w.mem, ON_POSITION, &p[1]);
    v = look(&w);
    assert_int_equal(v->an.positions.n, 1);
    assert_str(v->an.positions.v[0].end, "2021");
    assert_str(v->an.positions.v[0].role, "팀장");         /* what the first does not say */
    assert_int_equal(v->an.positions.v[0].evidence.n, 3);
    arena_fini(&w.mem);
}

static void the_later_end_is_that_of_both(void **state)
{
    (void)state;
    static const struct { const char *end, *start, *later, *both; } all[] = {
        {"2018", "2018", "2021", "2021"}, {"2018", "2016", "2017", "2018"}, {"..", "2016", "2017", ".."}, {"2018", "2018", "..", ".."},
        {"2018", "2019", "", ""}, {"2018", "2016", "", "2018"}, {"", "2016", "2020", "2020"},
    };
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        World w;
        setup(&w);
        *vec_push(&w.mem, &w.an.positions) = (Position){.org = S("네이버"), .start = str_z(all[i].start), .end = str_z(all[i].later)};
        *vec_push(&w.mem, &w.an.positions.v[1].evidence) = 2;
        w.an.positions.v[0].start = S("2015"), w.an.positions.v[0].end = str_z(all[i].end);
        Decision *d = two(&w, DECIDE_MERGE, ON_POSITION, "work", "합격", "입사", &w.an.positions.v[0]);
        d->whole = field_whole(&w.mem, ON_POSITION, &w.an.positions.v[1]);
        const ReviewView *v = look(&w);
        assert_int_equal(v->an.positions.n, 1);
        assert_str(v->an.positions.v[0].start, "2015");
        if (!str_eq_z(v->an.positions.v[0].end, all[i].both)) fail_msg("case %zu: %.*s", i, STR_ARG(v->an.positions.v[0].end));
        arena_fini(&w.mem);
    }
}

static void one_happening_told_twice_is_one_event(void **state)
{
    (void)state;
    World w;
    setup(&w);
    w.an.events.v[0].date = S("");
    Check *c = vec_push(&w.mem, &w.an.checks);
    *c = (Check){.kind = "date", .text = S("twice")};
    *vec_push(&w.mem, &c->events) = 0, *vec_push(&w.mem, &c->events) = 1;
    Decision *d = two(&w, DECIDE_MERGE, ON_EVENT, "leave", "퇴사", "입사", &w.an.events.v[0]);
    d->whole = field_whole(&w.mem, ON_EVENT, &w.an.events.v[1]);
    const ReviewView *v = look(&w);
    assert_int_equal(v->an.events.n, 2);
    assert_int_equal(v->an.events.v[0].also.n, 1);
    assert_true(span_eq(v->an.events.v[0].also.v[0], words(&w, "퇴사")));
    assert_str(v->an.events.v[0].date, "2022-03/2022-05");                  /* what the first telling leaves out */
    assert_int_equal(v->an.positions.v[0].evidence.n, 1);
    assert_int_equal(v->an.checks.n, 0);
    assert_int_equal(w.an.events.v[0].also.n, 0);
    edit(&w, ON_EVENT, "leave", "퇴사", "org", "다른 곳");                    /* another person's, of what is no event now */
    w.all.v[1].whole = d->whole;
    v = look(&w);
    assert_int_equal(v->an.events.n, 3);                                     /* of another type: it is brought back */
    arena_fini(&w.mem);
}

static void a_merge_that_lost_either_words_is_an_orphan(void **state)
{
    (void)state;
    for (int other = 0; other < 2; other++) {
        World w, now;
        setup(&w);
        Entity *e = entity(&w, ENT_ORG, "네이버");
        mention(&w, e, 0);
        two(&w, DECIDE_MERGE, ON_ENTITY, "org", "카카오", "네이버", e);
        open_text(&now, other ? "2019년 3월에 카카오에 입사했다. 백엔드를 맡았다.\n" : "2022년 봄에 퇴사했다. 네이버에 합격했다.\n");
        entity(&now, ENT_ORG, other ? "카카오" : "네이버");
        mention(&now, &now.an.entities.v[0], 0);
        now.all = w.all;
        const ReviewView *v = look(&now);
        assert_int_equal(v->an.entities.n, 1);
        assert_int_equal(v->orphans.n, 1);
        assert_int_equal(v->orphans.v[0].other, other);
        assert_str(orphan_words(&v->orphans.v[0])->exact, other ? "네이버" : "카카오");
        arena_fini(&w.mem);
        arena_fini(&now.mem);
    }
}

/* A number is not given to what stands behind: what is undone has it again. */
static void numbers_stay(void **state)
{
    (void)state;
    World w;
    setup(&w);
    decide(&w, DECIDE_REJECT, ON_EVENT, "join", "입사");
    const ReviewView *v = look(&w);
    assert_int_equal(v->an.events.v[0].no, 2);
    assert_int_equal(review_called(v, ON_EVENT, 2), 0);
    assert_int_equal(review_called(v, ON_EVENT, 1), REVIEW_NONE);
    assert_int_equal(review_gone(v, ON_EVENT, 1)->seq, 1);
    Decision *d = decide(&w, DECIDE_ACCEPT, ON_EVENT, "join", "입사");      /* after all */
    d->whole = field_whole(&w.mem, ON_EVENT, &w.an.events.v[0]);
    v = look(&w);
    assert_int_equal(review_called(v, ON_EVENT, 1), 0);
    assert_int_equal(v->events.v[0].machine, 0);
    assert_null(review_gone(v, ON_EVENT, 1));
    arena_fini(&w.mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_decisions_it_is_what_was_suggested),
        cmocka_unit_test(what_is_accepted_stays_as_it_was),
        cmocka_unit_test(what_an_event_says_again_its_position_has_again),
        cmocka_unit_test(what_is_rejected_is_gone_with_what_it_carried),
        cmocka_unit_test(rejected_stays_rejected),
        cmocka_unit_test(an_edit_reaches_the_position),
        cmocka_unit_test(a_changed_type_is_decided_on_by_its_new_name),
        cmocka_unit_test(what_is_added_stands_in_its_place),
        cmocka_unit_test(positions_are_decided_on_by_themselves),
        cmocka_unit_test(a_name_holds_wherever_it_is_used),
        cmocka_unit_test(what_is_undone_is_not_in_force),
        cmocka_unit_test(what_is_forgotten_is_undecided_again),
        cmocka_unit_test(skipped_is_no_decision_and_done_is),
        cmocka_unit_test(decisions_follow_their_words),
        cmocka_unit_test(fields_go_to_text_and_back),
        cmocka_unit_test(a_name_merged_into_another_is_it_everywhere),
        cmocka_unit_test(mentions_split_off_are_another_name_where_they_stand),
        cmocka_unit_test(a_name_all_of_whose_mentions_are_another_is_gone),
        cmocka_unit_test(a_spell_split_is_two_that_meet),
        cmocka_unit_test(the_later_end_is_that_of_both),
        cmocka_unit_test(one_happening_told_twice_is_one_event),
        cmocka_unit_test(a_merge_that_lost_either_words_is_an_orphan),
        cmocka_unit_test(numbers_stay),
    };
    return RUN_TESTS(tests);
}
