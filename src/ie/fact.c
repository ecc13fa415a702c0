/* Did it happen? Each candidate gets its value from its tail; the date may still make it a plan (argument_date.c). */
#include "event_int.h"

void fact_run(Ie *ie)
{
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        if (!c->en) c->fact = tail_fact(&c->tail);
        if (c->rule->negated && !c->rule->reply && c->fact == FACT_ACTUAL) c->fact = FACT_NEGATED;
        if (c->rule->invite) c->fact = FACT_ACTUAL;
    }
}
