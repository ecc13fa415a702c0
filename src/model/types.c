#include "model/decision.h"
#include "base/i18n.h"
#include "model/types.h"
#include <assert.h>

#define NAME(id, name, msgid)  [id] = name,
#define MSGID(id, name, msgid) [id] = msgid,
#define SET(var, TABLE, count) \
    static const char *const var##_names[] = { TABLE(NAME) }; \
    static const char *const var##_msgids[] = { TABLE(MSGID) }; \
    const TypeSet var = { var##_names, var##_msgids, count }

SET(lang_types, LANG_TABLE, LANG_COUNT);
SET(timex_types, TIMEX_TABLE, TIMEX_COUNT);
SET(basis_types, BASIS_TABLE, BASIS_COUNT);
SET(dct_types, DCT_TABLE, DCT_COUNT);
SET(entity_types, ENT_TABLE, ENT_COUNT);
SET(event_types, EV_TABLE, EV_COUNT);
SET(fact_types, FACT_TABLE, FACT_COUNT);
SET(status_types, STATUS_TABLE, STATUS_COUNT);
SET(employment_types, EMP_TABLE, EMP_COUNT);
SET(cause_types, CAUSE_TABLE, CAUSE_COUNT);
SET(position_types, POS_TABLE, POS_COUNT);
SET(standing_types, STANDING_TABLE, STANDING_COUNT);
SET(target_types, TARGET_TABLE, TARGET_COUNT);
SET(decide_types, DECIDE_TABLE, DECIDE_COUNT);

const char *type_name(const TypeSet *set, int i)
{
    assert(i >= 0 && i < set->n);
    return set->names[i];
}

const char *type_msgid(const TypeSet *set, int i)
{
    assert(i >= 0 && i < set->n);
    return set->msgids[i];
}

int type_find(const TypeSet *set, Str name)
{
    for (int i = 0; i < set->n; i++)
        if (str_eq_z(name, set->names[i])) return i;
    return -1;
}

Str type_shown(const TypeSet *set, Str name)
{
    int code = set ? type_find(set, name) : -1;
    return code < 0 ? name : str_z(_(type_msgid(set, code)));
}

bool event_is_core(EventType t) { return t <= EV_TALK; }

bool event_is_schooling(EventType t)
{
    return t == EV_ENROLL || t == EV_GRADUATE || t == EV_STUDY || t == EV_CERTIFICATE;
}

bool event_is_of_skill(EventType t)
{
    return t == EV_STUDY || t == EV_CERTIFICATE || t == EV_PROJECT || t == EV_WORK || t == EV_TALK ||
           t == EV_PUBLICATION;
}

static TextAnchor anchor_keep(Arena *a, TextAnchor x)
{
    x.exact = str_dup(a, x.exact), x.before = str_dup(a, x.before), x.after = str_dup(a, x.after);
    return x;
}

Decision decision_keep(Arena *a, const Decision *d)
{
    Decision x = *d;
    Str *const words[] = {&x.type, &x.field, &x.value, &x.was, &x.whole, &x.why, &x.who, &x.other_whole};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) *words[i] = str_dup(a, *words[i]);
    x.anchor = anchor_keep(a, x.anchor), x.other = anchor_keep(a, x.other);
    return x;
}

const TypeSet *target_kinds(Target on)
{
    static const TypeSet *const sets[TARGET_COUNT] = {[ON_EVENT] = &event_types, [ON_ENTITY] = &entity_types, [ON_POSITION] = &position_types};
    return sets[on];
}

/* A spell of work is told as a position: "work" is a kind of event, too. */
const char *decision_about(const Decision *d)
{
    if (d->on == ON_POSITION && str_eq_z(d->type, position_types.names[POS_WORK]))
        return type_msgid(&target_types, (int)ON_POSITION);
    const TypeSet *set = target_kinds(d->on);
    int code = set ? type_find(set, d->type) : -1;
    return code < 0 ? type_msgid(&target_types, (int)d->on) : type_msgid(set, code);
}

const char *decision_did(const Decision *d)
{
    if (d->act == DECIDE_REMOVE && !decision_removes(d)) return N_("came back");
    return d->act == DECIDE_DONE && !decision_finishes(d) ? N_("reopened") : type_msgid(&decide_types, (int)d->act);
}
