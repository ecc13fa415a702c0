/* past.c: filters that were typed before, one up-arrow away. */
#include "app_int.h"
#include <stdlib.h>
#include <string.h>

static void drop(Past *p, int at)
{
    free((char *)(uintptr_t)p->v[at].p);
    memmove(p->v + at, p->v + at + 1, sizeof *p->v * (size_t)(p->n - at - 1));
    p->n--;
}

/* One that came before comes to the end. */
void past_put(UiApp *app, Str filter)
{
    Past *p = &app->past;
    filter = str_trim(filter);
    if (!filter.n) return;
    for (int i = 0; i < p->n; i++)
        if (str_eq(p->v[i], filter)) { drop(p, i); break; }
    if (p->n == PAST_MAX) drop(p, 0);
    char *copy = malloc(filter.n);
    if (!copy) arena_out_of_memory(filter.n);
    memcpy(copy, filter.p, filter.n);
    p->v[p->n++] = (Str){copy, filter.n};
}

Str past_format(const UiApp *app, Arena *a)
{
    Str out = {0};
    for (int i = 0; i < app->past.n; i++) out = str_fmt(a, STR_FMT STR_FMT "\n", STR_ARG(out), STR_ARG(app->past.v[i]));
    return out;
}

void past_parse(UiApp *app, Str lines)
{
    for (Str one; str_cut(&lines, '\n', &one);) past_put(app, one);
}

void past_free(UiApp *app)
{
    while (app->past.n) drop(&app->past, app->past.n - 1);
}

bool past_key(UiApp *app, Key k)
{
    Prompt *p = &app->prompt;
    bool up = key_is(k, K_UP, 0) || key_is(k, 'p', MOD_CTRL), down = key_is(k, K_DOWN, 0) || key_is(k, 'n', MOD_CTRL);
    if (!up && !down) return false;
    if (up ? p->past >= app->past.n : p->past == 0) return true;
    if (p->past == 0) p->typed = str_dup(&p->mem, line_str(&p->line));
    p->past += up ? 1 : -1;
    line_set(&p->line, p->past ? app->past.v[app->past.n - p->past] : p->typed);
    p->offers.n = 0;
    p->due = false;
    prompt_apply(app, line_str(&p->line));
    return true;
}
