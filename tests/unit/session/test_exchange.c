/* Decisions at random over the bundled memoirs, by a person who never tires: out in every format and in again they are the
 * same, and analysed again, or with their texts rewritten, they are all kept. */
#include "session_test.h"
#include "review/anchor.h"
#include "review/field.h"
#include "session/exchange.h"
#include <string.h>

enum { PER_MEMOIR = 30, SEEDS = 2 };

static uint64_t seed;
static uint32_t dice(uint32_t n)
{
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
    return n ? (uint32_t)(seed % n) : 0;
}

static Session *opened(const char *lib, bool rebuild)
{
    Session *s = NULL;
    Fault f = {0};
    SessionOptions opt = {.library = in_dir(lib).p, .rebuild = rebuild};
    if (session_open(&opt, NULL, NULL, &s, &f)) fail_msg("%s: %s", f.path, f.detail);
    return s;
}

static Session *filled(const char *lib, const char *memoirs)
{
    Session *s = opened(lib, false);
    assert_int_equal(session_add(s, memoirs, NULL, NULL), RC_OK);
    return s;
}

/* By its number in the library, from 1, which is the same in each. */
static const OpenDoc *memoir(Session *s, uint32_t i)
{
    const OpenDoc *d;
    Fault f = {0};
    if (session_doc_open(s, i, &d, &f)) fail_msg("%s", f.detail);
    return d;
}

/* ------------------------------------------------------------------ a person */
static Str one_of(const char *const *words, size_t n) { return str_z(words[dice((uint32_t)n)]); }

static Str some_value(Target on, int field)
{
    static const char *const words[] = {"카카오", "새 회사 (주)", "A \\ B | C", "이름: \"따옴표\"", "x=1, y", "2019", "no", "-", "", "😀 회사"};
    static const char *const dates[] = {"2019", "2020-03", "2021-01/2021-06", "2015-05-12~", "2018-21", ""};
    static const char *const lists[] = {"SQL, 엑셀", "Kubernetes", "C++, \"R\", a|b", ""};
    const TypeSet *set = field_choices(on, field);
    if (set) return str_z(type_name(set, (int)dice((uint32_t)set->n)));
    if (field_kind(on, field) == FIELD_DATE) return one_of(dates, COUNT_OF(dates));
    if (field_kind(on, field) == FIELD_LIST) return one_of(lists, COUNT_OF(lists));
    Str word = one_of(words, COUNT_OF(words));
    return on == ON_ENTITY && !word.n ? S("이름") : word;
}

static Str some_note(void)
{
    static const char *const notes[] = {"다시 물어볼 것", "두 줄\n쪽지", "a \\n b \\ c\td", " 앞뒤 칸 ", "- yaml: 'trap' #", "😀👩‍⚕️", "T1\tE1 | =", "true", "가"};
    return one_of(notes, COUNT_OF(notes));
}

static uint32_t count_of(const Analysis *an, Target on)
{
    return on == ON_EVENT ? an->events.n : on == ON_ENTITY ? an->entities.n : on == ON_POSITION ? an->positions.n : 1;
}

/* Words of the text that are called something. */
static Decision some_addition(const OpenDoc *d)
{
    Decision row = review_about(&mem, d, DECIDE_ADD, ON_MEMOIR, 0);
    const Token *t = &d->doc->tok[dice(d->doc->n_tok)];
    union { Event event; Entity entity; } it = {0};
    row.on = dice(2) ? ON_EVENT : ON_ENTITY;
    if (row.on == ON_ENTITY) it.entity.name = doc_quote(d->doc, doc_span(d->doc, t->beg, t->end));
    (void)field_set(&mem, row.on, &it, 0, some_value(row.on, 0));
    if (row.on == ON_EVENT && dice(2)) (void)field_set(&mem, row.on, &it, 3, some_value(row.on, 3));
    row.type = field_get(&mem, row.on, &it, 0);
    row.whole = field_whole(&mem, row.on, &it);
    row.anchor = anchor_make(d->doc->text, d->doc->hash, doc_span(d->doc, t->beg, t->end));
    return row;
}

/* Two of one kind. False: these two are not. */
static bool some_merge(const OpenDoc *d, Decision *out)
{
    Target on = (Target)dice(ON_MEMOIR);
    uint32_t n = count_of(d->an, on), from = dice(n), into = dice(n);
    return n > 1 && !review_merge(&mem, d, on, &from, &into, out, NULL);
}

/* One mention of a name of several; a spell from within on. */
static bool some_split(const OpenDoc *d, Decision *out)
{
    static const char *const names[] = {"다른 회사", "새 이름", "B | C"}, *const dates[] = {"2013", "2016-03", "2018", "2020-06"};
    DecisionList rows = {0};
    if (dice(2) && d->an->positions.n) {
        uint32_t i = dice(d->an->positions.n);
        Position second = d->an->positions.v[i];
        second.start = one_of(dates, COUNT_OF(dates));
        if (dice(2)) second.role = S("팀장");
        return !review_split_spell(&mem, d, i, &second, out, NULL);
    }
    uint32_t i = dice(d->an->entities.n);
    const MentionList *all = d->an->entities.n ? &d->an->entities.v[i].mentions : NULL;
    if (!all || all->n < 2 || review_split_name(&mem, d, i, &all->v[dice(all->n)].span, 1, one_of(names, COUNT_OF(names)), &rows, NULL)) return false;
    *out = rows.v[0];
    return true;
}

static Decision some_decision(const OpenDoc *d)
{
    static const DecideAct acts[] = {DECIDE_ACCEPT, DECIDE_REJECT, DECIDE_EDIT, DECIDE_EDIT, DECIDE_NOTE, DECIDE_TAG, DECIDE_ADD, DECIDE_MERGE, DECIDE_SPLIT};
    DecideAct act = acts[dice(COUNT_OF(acts))];
    Target on = (Target)dice(TARGET_COUNT);
    bool said = act == DECIDE_NOTE || act == DECIDE_TAG;
    Decision two;
    if (act == DECIDE_ADD) return some_addition(d);
    if (act == DECIDE_MERGE ? some_merge(d, &two) : act == DECIDE_SPLIT && some_split(d, &two)) return two;
    if (act == DECIDE_MERGE || act == DECIDE_SPLIT) act = DECIDE_ACCEPT;
    if (!count_of(d->an, on) || (on == ON_MEMOIR && !said)) return review_about(&mem, d, DECIDE_DONE, ON_MEMOIR, 0);
    Decision x = review_about(&mem, d, act, on, dice(count_of(d->an, on)));
    if (said) x.value = some_note();
    if (act != DECIDE_EDIT) return x;
    int field = (int)dice((uint32_t)field_count(on));
    x.field = str_z(field_name(on, field));
    x.value = some_value(on, field);
    return x;
}

static uint32_t decide_at_random(Session *s, uint32_t most)
{
    uint32_t done = 0;
    for (uint32_t i = 1; i <= session_memoirs(s); i++) {
        const OpenDoc *d = memoir(s, i);
        for (uint32_t k = 0; k < PER_MEMOIR && done < most; k++, done++) {
            Decision x = some_decision(d), also;
            bool told = x.act == DECIDE_NOTE && x.on < ON_MEMOIR && !dice(4);
            if (told) also = x, also.act = DECIDE_REJECT;       /* a note on what is none */
            Rc rc = session_decide(s, &x, 1, NULL);
            if (rc != RC_SYNTAX) assert_int_equal(rc, RC_OK);   /* it would end before it begins */
            if (told) assert_int_equal(session_decide(s, &also, 1, NULL), RC_OK);
        }
        session_doc_close(s, d);
    }
    return done;
}

/* ------------------------------------------------------------------ there and back */
static Str written(Session *s, uint32_t i, const ExchangeFormat *how, bool nones)
{
    Buf b = {0};
    const OpenDoc *d = memoir(s, i);
    XItems items = exchange_items(&mem, d), there = {0};
    for (uint32_t k = 0; k < items.n; k++)
        if (nones || !items.v[k].gone || items.v[k].said.n) *vec_push(&mem, &there) = items.v[k];
    how->write(d, &there, &b);
    session_doc_close(s, d);
    Str out = str_dup(&mem, buf_str(&b));
    buf_fini(&b);
    return out;
}

static uint32_t take_in(Session *s, uint32_t i, const ExchangeFormat *how, Str text, bool replace)
{
    Fault f = {0};
    XItems items = {0};
    const OpenDoc *d = memoir(s, i);
    if (how->read(&mem, d, text, how->name, &items, &f)) fail_msg("%s: %u: %s", how->name, f.line, f.detail);
    DecisionList rows = exchange_decisions(&mem, d, &items, replace);
    if (rows.n && session_decide(s, rows.v, rows.n, &f)) fail_msg("%s: %s", how->name, f.detail);
    session_doc_close(s, d);
    return rows.n;
}

/* What stands in the view and what is said; which suggestions are none is another matter: one that was changed is, where it came
 * in from outside, none, with another in its place. */
static Str out_of(Session *s, uint32_t i, const ExchangeFormat *how) { return written(s, i, how, false); }

/* The first line that is another. */
static void same_text(Str x, Str y, const char *what, Str memoir)
{
    Str p, q;
    if (str_eq(x, y)) return;
    while (str_cut(&x, '\n', &p) && str_cut(&y, '\n', &q))
        if (!str_eq(p, q)) fail_msg("%s of " STR_FMT ":\n" STR_FMT "\nis again\n" STR_FMT, what, STR_ARG(memoir), STR_ARG(p), STR_ARG(q));
    fail_msg("%s of " STR_FMT ": one is longer", what, STR_ARG(memoir));
}

static void there_and_back(Session *ours, const ExchangeFormat *how, bool replace, const char *lib)
{
    Session *theirs = filled(lib, "assets/memoirs");
    for (uint32_t i = 1; i <= session_memoirs(ours); i++) {
        const OpenDoc *d = memoir(ours, i);
        Str name = d->name, out = written(ours, i, how, true);
        session_doc_close(ours, d);
        (void)take_in(theirs, i, how, out, replace);
        same_text(out_of(ours, i, how), out_of(theirs, i, how), how->name, name);
        assert_int_equal(take_in(theirs, i, how, out, replace), 0);     /* what is decided is not decided twice */
        const ExchangeFormat *other = how == &exchange_w3c ? &exchange_brat : &exchange_w3c;
        same_text(out_of(ours, i, other), out_of(theirs, i, other), other->name, name);
    }
    session_close(theirs);
}

/* All decisions, as another person would get them. */
static void as_a_journal(Session *ours, const char *lib)
{
    Session *theirs = filled(lib, "assets/memoirs");
    Buf all = {0}, told = {0};
    Fault f = {0};
    JournalMerge n = {0};
    assert_int_equal(journal_export(ours, &all, NULL), RC_OK);
    if (journal_merge(theirs, buf_str(&all), "ours", false, &n, &told, &f)) fail_msg("%s", f.detail);
    assert_int_equal(n.conflicts + n.known + n.homeless, 0);
    for (uint32_t i = 1; i <= session_memoirs(ours); i++)
        same_text(written(ours, i, &exchange_w3c, true), written(theirs, i, &exchange_w3c, true), "decisions", str_fmt(&mem, "%u", i));
    assert_int_equal(journal_merge(theirs, buf_str(&all), "ours", false, &n, &told, NULL), RC_OK);
    assert_int_equal(n.taken + n.conflicts, 0);
    buf_fini(&all);
    buf_fini(&told);
    session_close(theirs);
}

static void out_and_in_again_it_is_the_same(void **state)
{
    (void)state;
    static const ExchangeFormat *const all[] = {&exchange_w3c, &exchange_brat, &exchange_yaml};
    for (int n = 0; n < SEEDS; n++) {
        seed = 20261122u + (uint64_t)n * 0x9e3779b97f4a7c15u;
        Session *s = filled(str_fmt(&mem, "ours-%d", n).p, "assets/memoirs");
        (void)decide_at_random(s, UINT32_MAX);
        for (size_t k = 0; k < 2 * COUNT_OF(all); k++)
            there_and_back(s, all[k / 2], k % 2, str_fmt(&mem, "theirs-%d-%s-%zu", n, all[k / 2]->name, k % 2).p);
        as_a_journal(s, str_fmt(&mem, "theirs-%d", n).p);
        session_close(s);
    }
}

/* ------------------------------------------------------------------ analysed again */
enum { DECISIONS = 500 };

/* All that is decided on a memoir: what stands, what was taken away, what was said, what lost its words. The words of a text
 * that was rewritten are compared as their writer sees them. */
static Str decided_of(Session *s, uint32_t i)
{
    const OpenDoc *d = memoir(s, i);
    const ReviewView *v = d->review;
    Str out = str_fmt(&mem, "%u rejected, %u said, %u lost\n", v->rejected.n, v->remarks.n, v->orphans.n);
    for (uint32_t k = 0; k < v->an.events.n; k++) {
        const Event *e = &v->an.events.v[k];
        if (!standing_decided(e->standing)) continue;
        Str before = plain_text(&mem, anchor_make(d->doc->text, 0, e->span).before).text;
        Str near = str_slice(before, before.n > 12 ? before.n - 12 : 0, before.n);
        out = str_fmt(&mem, STR_FMT STR_FMT "[" STR_FMT "] %s, %s\n", STR_ARG(out), STR_ARG(near), STR_ARG(uni_nfc(&mem, doc_quote(d->doc, e->span))),
                      type_name(&event_types, (int)e->type), type_name(&standing_types, (int)e->standing));
    }
    for (uint32_t k = 0; k < v->an.entities.n; k++)
        if (standing_decided(v->an.entities.v[k].standing))
            out = str_cat(&mem, out, field_whole(&mem, ON_ENTITY, &v->an.entities.v[k]));
    session_doc_close(s, d);
    return out;
}

static void analysed_again_all_is_kept(void **state)
{
    (void)state;
    seed = 500;
    Session *s = filled("lib", "assets/memoirs");
    assert_int_equal(decide_at_random(s, DECISIONS), DECISIONS);
    uint32_t n = session_memoirs(s);
    StrList before = {0};
    for (uint32_t i = 1; i <= n; i++) {
        *vec_push(&mem, &before) = decided_of(s, i);
        *vec_push(&mem, &before) = out_of(s, i, &exchange_w3c);
    }
    session_close(s);
    s = opened("lib", true);
    for (uint32_t i = 1; i <= n; i++) {
        same_text(before.v[2 * i - 2], decided_of(s, i), "what was decided", str_fmt(&mem, "%u", i));
        same_text(before.v[2 * i - 1], out_of(s, i, &exchange_w3c), "all of it", str_fmt(&mem, "%u", i));
    }
    session_close(s);
}

/* With the line ends of another system, a mark in front and blanks behind the lines. */
static Str rewritten(Str text)
{
    Buf b = {0};
    buf_add_z(&b, "\xEF\xBB\xBF");
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '\n') buf_add_z(&b, " \r");
        buf_add_c(&b, text.p[i]);
    }
    buf_add_z(&b, "\r\n");
    Str out = str_dup(&mem, buf_str(&b));
    buf_fini(&b);
    return out;
}

static void copy_to(const char *path, bool otherwise)
{
    Buf b = {0};
    Str name = fs_join(&mem, in_dir("again"), fs_base(str_z(path)));
    assert_int_equal(fs_read(path, DOC_MAX, &b, NULL), RC_OK);
    assert_int_equal(fs_write(name.p, otherwise ? rewritten(buf_str(&b)) : buf_str(&b), NULL), RC_OK);
    buf_fini(&b);
}

static void rewritten_all_is_kept(void **state)
{
    (void)state;
    seed = 501;
    PathList files = {0};
    StrList before = {0};
    assert_int_equal(fs_walk(&mem, "assets/memoirs", &files, NULL), RC_OK);
    assert_int_equal(fs_mkdirs(in_dir("again").p, NULL), RC_OK);
    for (uint32_t i = 0; i < files.n; i++) copy_to(files.v[i], false);
    Session *s = filled("lib", in_dir("again").p);
    assert_int_equal(decide_at_random(s, DECISIONS), DECISIONS);
    for (uint32_t i = 1; i <= session_memoirs(s); i++) *vec_push(&mem, &before) = decided_of(s, i);
    for (uint32_t i = 0; i < files.n; i++) copy_to(files.v[i], true);
    assert_int_equal(session_add(s, in_dir("again").p, NULL, NULL), RC_OK);
    assert_int_equal(session_memoirs(s), files.n);
    for (uint32_t i = 1; i <= files.n; i++) same_text(before.v[i - 1], decided_of(s, i), "what was decided", str_fmt(&mem, "%u", i));
    session_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_MEMOIRS(out_and_in_again_it_is_the_same),
        WITH_MEMOIRS(analysed_again_all_is_kept),
        WITH_MEMOIRS(rewritten_all_is_kept),
    };
    return RUN_TESTS(tests);
}
