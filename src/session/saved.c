/* saved.c: what the user keeps beside the texts: in the library, or in memory where files are only being read. */
#include "session_int.h"

/* Opened at the first need; under the lock, since the worker uses the library, too. */
static Rc keeper(Session *s, Library **out, Fault *f)
{
    Rc rc = s->lib || s->no_lib ? RC_OK : library_open(NULL, &s->no_lib, f);
    *out = s->lib ? s->lib : s->no_lib;
    return rc;
}

Rc session_saved_put(Session *s, Str kind, Str name, Str value, Fault *f)
{
    Library *lib;
    pthread_mutex_lock(&s->store_lock);
    Rc rc = keeper(s, &lib, f);
    if (!rc) rc = library_saved_put(lib, kind, name, value, f);
    pthread_mutex_unlock(&s->store_lock);
    return rc;
}

Rc session_saved_drop(Session *s, Str kind, Str name, Fault *f)
{
    Library *lib;
    pthread_mutex_lock(&s->store_lock);
    Rc rc = keeper(s, &lib, f);
    if (!rc) rc = library_saved_drop(lib, kind, name, f);
    pthread_mutex_unlock(&s->store_lock);
    return rc;
}

Rc session_saved(Session *s, Arena *a, Str kind, SavedList *out, Fault *f)
{
    Library *lib;
    pthread_mutex_lock(&s->store_lock);
    Rc rc = keeper(s, &lib, f);
    if (!rc) rc = library_saved(lib, a, kind, out, f);
    pthread_mutex_unlock(&s->store_lock);
    return rc;
}

Str session_saved_get(Session *s, Arena *a, Str kind, Str name)
{
    Library *lib;
    Str value = {0};
    pthread_mutex_lock(&s->store_lock);
    Rc rc = keeper(s, &lib, NULL);
    if (!rc) rc = library_saved_get(lib, a, kind, name, &value, NULL);
    pthread_mutex_unlock(&s->store_lock);
    return rc ? (Str){0} : value;
}

bool session_kept(const Session *s) { return s->lib != NULL; }
