#include "ui/action.h"

#define ACTION_ROW(id, name, title, help, where) [id] = {name, title, help, where},
const Action actions[ACT_COUNT] = { ACTION_TABLE(ACTION_ROW) };
#undef ACTION_ROW

#define CONTEXT_ROW(id, name) [id] = name,
static const char *const contexts[CTX_COUNT] = { CONTEXT_TABLE(CONTEXT_ROW) };
#undef CONTEXT_ROW

int action_find(Str name)
{
    for (int i = 0; i < ACT_COUNT; i++)
        if (str_eq_z(name, actions[i].name)) return i;
    return -1;
}

bool action_is(Str words, ActionId id)
{
    const Action *a = &actions[id];
    return str_eq_z(words, a->name) || str_eq_z(words, a->title) || str_eq_z(words, _(a->title));
}

int action_called(Str words)
{
    for (int i = ACT_NONE + 1; i < ACT_COUNT; i++)
        if (action_is(words, (ActionId)i)) return i;
    return -1;
}

int context_find(Str name)
{
    for (int i = 0; i < CTX_COUNT; i++)
        if (str_eq_z(name, contexts[i])) return i;
    return -1;
}

