#include "fuzz.h"
#include "../folder.h"
#include "session/session.h"
#include "ui/script.h"
#include <string.h>
#include <unistd.h>

/* Any script over the explorer: it ends, what goes wrong names a line of it, and no cell is broken on the way. What it
 * would write is thrown away. */
enum { SCRIPT_MAX = 4096, SIZE_MOST = 300 };

static Session *session;

static bool start(Script *sc)
{
    if (sc->cols > SIZE_MOST || sc->rows > SIZE_MOST) return script_fail(sc, RC_LIMIT, "", S(""));
    sc->app = ui_app_new(session, sc->cols, sc->rows, NULL);
    return true;
}

static bool draw(Script *sc)
{
    if (sc->cols > SIZE_MOST || sc->rows > SIZE_MOST || ui_app_done(sc->app)) return script_fail(sc, RC_LIMIT, "", S(""));
    ui_app_pump(sc->app);
    while (ui_app_idle(sc->app)) {}
    sc->frame = ui_app_frame(sc->app, true);
    for (int y = 0; y < sc->frame->rows; y++)
        for (int x = 0; x < sc->frame->cols; x++) {
            uint32_t cols = surface_at(sc->frame, x, y)->cols;
            CHECK(cols == 1 || (cols == 2 && x + 1 < sc->frame->cols && surface_at(sc->frame, ++x, y)->cols == 0));
        }
    return true;
}

static Rc put(Script *sc, Str file, Str bytes, Fault *f) { return (void)sc, (void)file, (void)bytes, (void)f, RC_OK; }

static const ScriptHost host = {.start = start, .draw = draw, .put = put};

static char dir[] = "/tmp/gilmok-fuzz-XXXXXX";

static void close_session(void)
{
    session_close(session);
    if (!folder_remove(dir)) fprintf(stderr, "%s is still there\n", dir);
}

static void open_session(void)
{
    static const char *const paths[] = {"tests/screen/memoirs/kim.txt", "tests/screen/memoirs/lee.md"};
    Fault f = {0};
    setenv("XDG_CONFIG_HOME", "/dev/null/none", 1);
    SessionOptions so = {.library = mkdtemp(dir), .paths = paths, .n_path = COUNT_OF(paths)};
    if (session_open(&so, NULL, NULL, &session, &f) || session_wait(session)) exit(1);
    atexit(close_session);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Script sc;
    QueryFault fault;
    if (!session) open_session();
    script_init(&sc, &host, NULL, S("f"), str_slice(fuzz_str(data, n), 0, SCRIPT_MAX));
    ScriptState st = script_go(&sc);
    CHECK(st != SCRIPT_WAIT);
    CHECK((st == SCRIPT_FAILED) == (sc.why.n > 0));
    if (st == SCRIPT_FAILED) CHECK(str_starts(buf_str(&sc.why), S("f:")));
    ui_app_free(sc.app);
    script_fini(&sc);
    CHECK(!session_filter_set(session, S(""), &fault));
    return 0;
}
