/* The real screen on a pseudo-terminal: that it shows, that it listens, and that it leaves things as they were. */
#include "test.h"
#include "term/screen.h"
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { WAIT_MS = 5000, EXIT_OPEN = 77 };

typedef struct Pty {
    int    master, slave;                            /* slave: a copy, to look at the modes */
    pid_t  pid;
    char   out[1 << 16];
    size_t n;
} Pty;

/* ------------------------------------------------------------------ the program on the terminal */

static void draw(Screen *s, Surface *f, const char *word)
{
    surface_clear(f, (Style){0});
    surface_put(f, 0, 0, (Style){.fg = COLOUR_INDEX(1), .attrs = ST_BOLD}, str_z(word));
    surface_put(f, 0, 1, (Style){0}, S("이직 \u1112\u1161\u11AB"));
    surface_cursor(f, 0, 1);
    screen_present(s, f);
}

/* Looks that come and go, colours of every kind, the cursor away from what is drawn. */
static void draw_looks(Screen *s, Surface *f)
{
    surface_clear(f, (Style){0});
    int x = surface_put(f, 0, 0, (Style){COLOUR_INDEX(9), COLOUR_RGB(0, 0, 250), 0}, S("bright"));
    x = surface_put(f, x, 0, (Style){0}, S("plain"));
    x = surface_put(f, x, 0, (Style){.attrs = ST_UNDERLINE}, S("under"));
    surface_put(f, x, 0, (Style){.fg = COLOUR_INDEX(208)}, S("orange"));
    surface_cursor(f, 15, 3);
    screen_present(s, f);
}

/* Wide characters up to the edges; then half of the one in the corner is drawn over. */
static void draw_edges(Screen *s, Surface *f, bool whole)
{
    if (whole) {
        surface_clear(f, (Style){0});
        surface_put(f, 24, 3, (Style){0}, S("벽벽끝"));
        surface_put(f, 24, 4, (Style){0}, S("모퉁이"));
    } else {
        surface_put(f, 29, 4, (Style){0}, S("x"));
    }
    screen_present(s, f);
}

/* Shows "ready", then the name of each key. Some keys make it end in its own ways, some make other frames. */
static _Noreturn void program(void)
{
    Screen *s = NULL;
    Fault f = {0};
    setlocale(LC_ALL, "");
    if (screen_open(NULL, &s, &f) != RC_OK) {
        printf("refused: %s\n", f.detail);
        fflush(stdout);
        _exit(EXIT_OPEN);
    }
    int cols, rows;
    screen_size(s, &cols, &rows);
    Surface *frame = surface_new(cols, rows);
    draw(s, frame, "ready");
    for (;;) {
        char name[32], word[128];
        Key k = screen_key(s, -1, -1);
        Str n = key_format(k, name);
        snprintf(word, sizeof word, "<" STR_FMT ">", STR_ARG(n));
        if (k.code == K_EOF || k.code == 'q') break;
        if (k.code == K_PASTE) snprintf(word, sizeof word, "<paste " STR_FMT ">", STR_ARG(k.paste));
        if (k.code == 'E') exit(3);
        if (k.code == 'A') abort();
        if (k.code == 'S') raise(SIGSEGV);
        if (k.code == 'z' && k.mods == MOD_CTRL) screen_suspend(s);
        if (k.code == 'y') screen_copy(s, S("foo"));
        if (k.code == 'M') screen_mouse(s, true);
        if (k.code == 'n') screen_present(s, frame);
        if (k.code == 'L') draw_looks(s, frame);
        if (k.code == 'w' || k.code == 'W') draw_edges(s, frame, k.code == 'w');
        if (k.code == 'J') {
            surface_clear(frame, (Style){0});
            surface_put(frame, 0, 2, (Style){0}, S("👩\u200D💻끝"));
            screen_present(s, frame);
        }
        if (k.code == 'n' || k.code == 'L' || k.code == 'w' || k.code == 'W' || k.code == 'J') continue;
        if (k.code == K_RESIZE) {
            surface_resize(frame, k.x, k.y);
            snprintf(word, sizeof word, "<size %dx%d>", k.x, k.y);
        }
        draw(s, frame, word);
    }
    surface_free(frame);
    screen_close(s);
    screen_end_by_signal();
    _exit(0);
}

/* A program that does not get to its next key. */
static _Noreturn void busy_program(void)
{
    Screen *s = NULL;
    setlocale(LC_ALL, "");
    if (screen_open(NULL, &s, NULL) != RC_OK) _exit(EXIT_OPEN);
    int cols, rows;
    screen_size(s, &cols, &rows);
    Surface *frame = surface_new(cols, rows);
    draw(s, frame, "ready");
    for (;;) {}
}

/* A shell in small: runs the program as a job, and when it stops says so and lets it go on. */
static _Noreturn void shell(void)
{
    signal(SIGTTOU, SIG_IGN);
    pid_t job = fork();
    if (job == 0) {
        setpgid(0, 0);
        tcsetpgrp(0, getpid());
        signal(SIGTTOU, SIG_DFL);
        program();
    }
    setpgid(job, job);
    tcsetpgrp(0, job);
    for (int status; waitpid(job, &status, WUNTRACED) == job;) {
        if (!WIFSTOPPED(status)) _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 99);
        if (write(1, "[stopped]", 9) != 9) _exit(98);
        kill(job, SIGCONT);
    }
    _exit(97);
}

/* ------------------------------------------------------------------ the terminal around it */

/* What a shell in the background or nohup leaves ignored stays so in a child, and the program respects it. */
static void signals_as_usual(void)
{
    static const int usual[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) signal(usual[i], SIG_DFL);
}

static void pty_open(Pty *p, const char *term, void (*run)(void))
{
    memset(p, 0, sizeof *p);
    p->master = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(p->master >= 0 && grantpt(p->master) == 0 && unlockpt(p->master) == 0);
    char name[64];
    snprintf(name, sizeof name, "%s", ptsname(p->master));
    p->slave = open(name, O_RDWR | O_NOCTTY);
    struct winsize ws = {.ws_row = 5, .ws_col = 30};
    assert_int_equal(ioctl(p->master, TIOCSWINSZ, &ws), 0);
    fflush(NULL);
    p->pid = fork();
    if (p->pid == 0) {
        setsid();
        signals_as_usual();
        int fd = open(name, O_RDWR);                 /* becomes the controlling terminal */
        for (int i = 0; i < 3; i++) dup2(fd, i);
        close(p->master);
        close(p->slave);
        setenv("TERM", term, 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        unsetenv("LINES");
        unsetenv("COLUMNS");
        run();
    }
}

static bool pty_read(Pty *p, int ms)
{
    struct pollfd in = {.fd = p->master, .events = POLLIN};
    if (poll(&in, 1, ms) <= 0) return false;
    ssize_t n = read(p->master, p->out + p->n, sizeof p->out - p->n - 1);
    if (n <= 0) return false;
    p->n += (size_t)n;
    p->out[p->n] = 0;
    return true;
}

/* Waits until word has been written, and forgets what stands before its end. */
static void pty_expect(Pty *p, const char *word)
{
    char *hit;
    while (!(hit = strstr(p->out, word)))
        if (!pty_read(p, WAIT_MS)) fail_msg("%s did not come; there is: %s", word, p->out);
    size_t used = (size_t)(hit - p->out) + strlen(word);
    memmove(p->out, p->out + used, p->n -= used);
    p->out[p->n] = 0;
}

static void pty_type(Pty *p, const char *keys)
{
    assert_int_equal(write(p->master, keys, strlen(keys)), (ssize_t)strlen(keys));
}

static bool modes_are_normal(const Pty *p)
{
    struct termios t;
    return tcgetattr(p->slave, &t) == 0 && (t.c_lflag & ICANON) && (t.c_lflag & ECHO) && (t.c_lflag & ISIG) &&
           (t.c_iflag & ICRNL);
}

static int pty_end(Pty *p)
{
    int status = 0;
    assert_int_equal(waitpid(p->pid, &status, 0), p->pid);
    while (pty_read(p, 0)) {}
    close(p->slave);
    close(p->master);
    return status;
}

/* ------------------------------------------------------------------ tests */

static void it_shows_listens_and_gives_back(void **state)
{
    (void)state;
    Pty p;
    pty_open(&p, "xterm-256color", program);
    pty_expect(&p, "\x1B[?1049h");
    pty_expect(&p, "ready");
    pty_expect(&p, "이직 한");                       /* decomposed in the program, whole on the terminal */
    assert_false(modes_are_normal(&p));
    pty_type(&p, "j");
    pty_expect(&p, "j>");
    pty_type(&p, "\x1B[1;5C");
    pty_expect(&p, "C-Right>");
    pty_type(&p, "\x1B");
    pty_expect(&p, "Esc>");
    pty_type(&p, "가");
    pty_expect(&p, "가>");
    pty_type(&p, "\x1B[200~붙임\r둘\x1B[201~");
    pty_expect(&p, "paste ");
    pty_type(&p, "y");
    pty_expect(&p, "\x1B]52;c;Zm9v\a");
    pty_type(&p, "M");
    pty_expect(&p, "\x1B[?1006h");
    pty_type(&p, "q");
    pty_expect(&p, "\x1B[?1006l");
    pty_expect(&p, "\x1B[?2004l");
    pty_expect(&p, "\x1B[?1049l");
    int status = pty_end(&p);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void a_new_size_is_told(void **state)
{
    (void)state;
    Pty p;
    pty_open(&p, "xterm-256color", program);
    pty_expect(&p, "ready");
    struct winsize ws = {.ws_row = 9, .ws_col = 44};
    assert_int_equal(ioctl(p.master, TIOCSWINSZ, &ws), 0);
    pty_expect(&p, "<size 44x9>");
    pty_type(&p, "q");
    assert_int_equal(pty_end(&p), 0);
}

static void nothing_is_sent_when_nothing_changed(void **state)
{
    (void)state;
    Pty p;
    pty_open(&p, "xterm-256color", program);
    pty_expect(&p, "이직");
    while (pty_read(&p, 100)) {}
    p.n = 0;
    pty_type(&p, "nnnn");
    assert_false(pty_read(&p, 150));
    pty_type(&p, "j");
    pty_expect(&p, "j>");
    assert_true(p.n < 60);                           /* and little when little did */
    pty_type(&p, "q");
    assert_int_equal(pty_end(&p), 0);
}

/* key: typed to make the program end itself; 0: the signal is sent. */
static void ends_by(int sig, const char *key)
{
    Pty p;
    pty_open(&p, "xterm-256color", program);
    pty_expect(&p, "이직");
    pty_type(&p, "M");
    pty_expect(&p, "M>");
    if (key) pty_type(&p, key);
    else kill(p.pid, sig);
    pty_expect(&p, "\x1B[?1006l");
    pty_expect(&p, "\x1B[?2004l");
    pty_expect(&p, "\x1B[?1049l");
    int status = 0;
    assert_int_equal(waitpid(p.pid, &status, 0), p.pid);
    assert_true(modes_are_normal(&p));
    if (sig) assert_true(WIFSIGNALED(status) && WTERMSIG(status) == sig);
    else assert_true(WIFEXITED(status));
    close(p.slave);
    close(p.master);
}

static void every_end_restores_the_terminal(void **state)
{
    (void)state;
    struct sigaction sa;
    ends_by(SIGTERM, NULL);
    ends_by(SIGHUP, NULL);
    ends_by(SIGINT, NULL);
    ends_by(SIGABRT, "A");
    ends_by(0, "E");                                 /* exit() from anywhere */
    sigaction(SIGSEGV, NULL, &sa);
    if (sa.sa_handler == SIG_DFL) ends_by(SIGSEGV, "S");   /* else a sanitizer has its own plans */
}

/* The second signal does not wait for the program, nor does the third second. */
static void a_busy_program_ends_all_the_same(void **state)
{
    (void)state;
    for (int twice = 0; twice < 2; twice++) {
        Pty p;
        int status = 0;
        pty_open(&p, "xterm-256color", busy_program);
        pty_expect(&p, "이직");
        kill(p.pid, SIGTERM);
        while (pty_read(&p, 50)) {}
        if (twice) kill(p.pid, SIGTERM);
        assert_int_equal(waitpid(p.pid, &status, 0), p.pid);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == (twice ? SIGTERM : SIGALRM));
        assert_true(modes_are_normal(&p));
        close(p.slave);
        close(p.master);
    }
}

static void a_closed_terminal_ends_the_program(void **state)
{
    (void)state;
    Pty p;
    int status;
    pty_open(&p, "xterm-256color", program);
    pty_expect(&p, "이직");
    close(p.slave);
    close(p.master);
    assert_int_equal(waitpid(p.pid, &status, 0), p.pid);
}

static void stopping_gives_the_terminal_back_for_a_while(void **state)
{
    (void)state;
    for (int by_key = 0; by_key < 2; by_key++) {
        Pty p;
        pty_open(&p, "xterm-256color", shell);
        pty_expect(&p, "이직");
        while (pty_read(&p, 50)) {}
        pid_t job = tcgetpgrp(p.slave) > 0 ? tcgetpgrp(p.slave) : tcgetpgrp(p.master);
        if (by_key) pty_type(&p, "\x1A");
        else kill(job, SIGTSTP);
        pty_expect(&p, "\x1B[?1049l");
        pty_expect(&p, "[stopped]");
        pty_expect(&p, "\x1B[?1049h");
        pty_expect(&p, "이직");
        pty_type(&p, "j");
        pty_expect(&p, "j>");
        pty_type(&p, "q");
        assert_int_equal(pty_end(&p), 0);
    }
}

static void refused(const char *term, const char *word)
{
    Pty p;
    pty_open(&p, term, program);
    pty_expect(&p, word);
    int status = pty_end(&p);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == EXIT_OPEN);
}

static void terminals_that_cannot_are_refused(void **state)
{
    (void)state;
    refused("dumb", "TERM=dumb cannot place the cursor");
    refused("no-such-terminal", "TERM=no-such-terminal is not known");
    refused("", "TERM is not set");
}

static void a_terminal_of_today_needs_no_entry(void **state)
{
    (void)state;
    Pty p;
    pty_open(&p, "alacritty-of-tomorrow", program);
    pty_expect(&p, "ready");
    pty_expect(&p, "이직");
    pty_type(&p, "q");
    assert_int_equal(pty_end(&p), 0);
}

static void no_color_means_no_colour(void **state)
{
    (void)state;
    Pty p;
    setenv("NO_COLOR", "1", 1);
    pty_open(&p, "xterm-256color", program);
    unsetenv("NO_COLOR");
    while (!strstr(p.out, "이직") && pty_read(&p, WAIT_MS)) {}
    assert_null(strstr(p.out, "\x1B[31m"));
    assert_non_null(strstr(p.out, "ready"));
    pty_type(&p, "q");
    assert_int_equal(pty_end(&p), 0);
}

/* Everything from one word to the next. */
static Str pty_between(Pty *p, const char *from, const char *to)
{
    pty_expect(p, from);
    while (!strstr(p->out, to))
        if (!pty_read(p, WAIT_MS)) fail_msg("%s did not come; there is: %s", to, p->out);
    return (Str){p->out, (size_t)(strstr(p->out, to) - p->out)};
}

static bool has(Str s, const char *z)
{
    const char *hit = strstr(s.p, z);
    return hit && hit + strlen(z) <= s.p + s.n;
}

static void assert_looks(const char *term, const char *fore, const char *back, const char *orange)
{
    Pty p;
    pty_open(&p, term, program);
    pty_expect(&p, "이직");
    while (pty_read(&p, 50)) {}
    pty_type(&p, "L");
    while (!strstr(p.out, "orange") && pty_read(&p, WAIT_MS)) {}
    Str before = {p.out, (size_t)(strstr(p.out, "bright") - p.out)};
    if (!has(before, fore) || !has(before, back)) fail_msg("%s: " STR_FMT, term, STR_ARG(before));
    Str off = pty_between(&p, "bright", "plain");
    assert_true(has(off, "\x1B[m"));                 /* all of it goes away */
    Str on = pty_between(&p, "plain", "under");
    assert_true(has(on, "\x1B[4m") || has(on, "\x1B[0;4m"));
    Str last = pty_between(&p, "under", "orange");
    if (!has(last, orange)) fail_msg("%s: " STR_FMT, term, STR_ARG(last));
    pty_expect(&p, "\x1B[4;16H");
    pty_type(&p, "q");
    assert_int_equal(pty_end(&p), 0);
}

/* Eight colours say bright by bold, and the nearest they have. */
static void colours_are_those_the_terminal_has(void **state)
{
    (void)state;
    assert_looks("xterm-256color", "\x1B[91m", "\x1B[48;5;21m", "\x1B[38;5;208m");
    assert_looks("xterm", "\x1B[31m", "\x1B[44m", "\x1B[33m");
    assert_looks("xterm", "\x1B[0;1m", "\x1B[44m", "\x1B[33m");
}

static void wide_characters_reach_the_edge_and_die_whole(void **state)
{
    (void)state;
    Pty p;
    pty_open(&p, "xterm-256color", program);
    pty_expect(&p, "이직");
    pty_type(&p, "w");
    pty_expect(&p, "벽벽끝");
    Str corner = pty_between(&p, "모퉁", "이");
    assert_false(has(corner, "\n"));                 /* nothing scrolls, nothing wraps */
    while (pty_read(&p, 50)) {}
    p.n = 0;
    p.out[0] = 0;
    pty_type(&p, "W");
    pty_expect(&p, " ");                             /* its left half is a blank now */
    pty_expect(&p, "x");
    assert_null(strstr(p.out, "이"));
    pty_type(&p, "q");
    assert_int_equal(pty_end(&p), 0);
}

/* What stood there in the smaller window is sent again where the window grew: the terminal may have lost it. */
static void a_new_size_is_drawn_from_nothing(void **state)
{
    (void)state;
    Pty p;
    pty_open(&p, "xterm-256color", program);
    pty_expect(&p, "이직");
    while (pty_read(&p, 50)) {}
    struct winsize ws = {.ws_row = 9, .ws_col = 44};
    assert_int_equal(ioctl(p.master, TIOCSWINSZ, &ws), 0);
    pty_expect(&p, "\x1B[2J");
    pty_expect(&p, "<size 44x9>");
    pty_expect(&p, "이직 한");
    pty_type(&p, "q");
    assert_int_equal(pty_end(&p), 0);
}

static void wide_ambiguous_signs_lay_everything_out_again(void **state)
{
    (void)state;
    Pty p;
    pty_open(&p, "xterm-256color", program);
    pty_expect(&p, "\x1B[6n");
    pty_expect(&p, "이직");
    pty_type(&p, "\x1B[2;3R");
    pty_expect(&p, "<size 30x5>");
    pty_type(&p, "\x1B[2;2Rj");                      /* a second report means nothing, and eats no key */
    pty_expect(&p, "j>");
    pty_type(&p, "q");
    assert_int_equal(pty_end(&p), 0);
}

/* A terminal that joins emoji gets them whole, and what follows stands behind two columns. */
static void joined_emoji_are_sent_whole(void **state)
{
    (void)state;
    Pty p;
    pty_open(&p, "xterm-256color", program);
    pty_expect(&p, "👩\u200D💻\x1B[6n");
    pty_expect(&p, "이직");
    pty_type(&p, "\x1B[2;2R\x1B[2;3R");
    pty_expect(&p, "<size 30x5>");
    pty_type(&p, "J");
    pty_expect(&p, "👩\u200D💻끝");
    pty_type(&p, "q");
    assert_int_equal(pty_end(&p), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joined_emoji_are_sent_whole),
        cmocka_unit_test(it_shows_listens_and_gives_back),
        cmocka_unit_test(a_new_size_is_told),
        cmocka_unit_test(nothing_is_sent_when_nothing_changed),
        cmocka_unit_test(every_end_restores_the_terminal),
        cmocka_unit_test(a_busy_program_ends_all_the_same),
        cmocka_unit_test(a_closed_terminal_ends_the_program),
        cmocka_unit_test(stopping_gives_the_terminal_back_for_a_while),
        cmocka_unit_test(terminals_that_cannot_are_refused),
        cmocka_unit_test(a_terminal_of_today_needs_no_entry),
        cmocka_unit_test(no_color_means_no_colour),
        cmocka_unit_test(wide_ambiguous_signs_lay_everything_out_again),
        cmocka_unit_test(colours_are_those_the_terminal_has),
        cmocka_unit_test(wide_characters_reach_the_edge_and_die_whole),
        cmocka_unit_test(a_new_size_is_drawn_from_nothing),
    };
    return RUN_TESTS(tests);
}
