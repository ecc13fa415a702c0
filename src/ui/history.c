/* history.c: back and forward over everything. */
#include "app_int.h"
#include <stdlib.h>
#include <string.h>

static void cut(History *h, int n)
{
    for (int i = n; i < h->n; i++) free(h->v[i]);
    h->n = n < h->n ? n : h->n;
}

/* Places before `at` are behind us; the newest one is where we were. */
void history_push(UiApp *app)
{
    History *h = &app->history;
    Place here = place_here(app);
    cut(h, h->at);
    if (h->n && place_same(h->v[h->n - 1], &here)) return;
    if (h->n == HISTORY_MAX) {
        free(h->v[0]);
        memmove(h->v, h->v + 1, sizeof *h->v * (HISTORY_MAX - 1));
        h->n--;
    }
    h->v[h->n++] = place_keep(&here);
    h->at = h->n;
}

bool history_go(UiApp *app, int dir)
{
    History *h = &app->history;
    if (dir < 0 ? h->at == 0 : h->at + 1 >= h->n) return false;
    if (dir < 0 && h->at == h->n) {                  /* the place we leave is where forward leads */
        history_push(app);
        if (h->at == h->n) h->at = h->n - 1;
        if (h->at == 0) return false;
    }
    h->at += dir;
    place_go(app, h->v[h->at]);
    return true;
}

void history_free(UiApp *app) { cut(&app->history, 0); }
