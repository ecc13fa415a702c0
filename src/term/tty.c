#include "base/clock.h"
#include "base/i18n.h"
#include "restore_int.h"
#include "screen_int.h"
#include "uni/width.h"
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>
/* Last: curses defines many short names. */
#include <curses.h>

enum {
    ESCAPE_MS = 25,                                  /* an ESC with nothing behind it for so long is the key */
    INPUT_MAX = 64 * 1024,
    COPY_MAX = 74 * 1024,                            /* bytes: xterm and others take 100 kB of base64 */
    LOOKS = 128,                                     /* a power of two */
};

static const char PASTE_ON[] = "\x1B[?2004h", PASTE_OFF[] = "\x1B[?2004l";
/* Buttons, drags while a button is held, coordinates in decimal. */
static const char MOUSE_ON[] = "\x1B[?1002h\x1B[?1006h", MOUSE_OFF[] = "\x1B[?1006l\x1B[?1002l";
/* In the second row, where the report cannot be taken for a key: how far does one ambiguous sign move the cursor? */
static const char ASK_WIDTH[] = "\x1B[2;1H\xE2\x94\x80\x1B[6n";
/* And how far two emoji that are joined, a woman and a computer? */
static const char ASK_JOINS[] = "\x1B[2;1H\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB\x1B[6n";

/* A style as ncurses has it. */
typedef struct { Style style; bool known; attr_t attrs; int pair; } Look;

typedef struct Tty {
    Screen      base;
    SCREEN     *curses;
    FILE       *in_file;
    int         in_fd, out_fd, own_tty, pipe[2];
    struct termios modes;
    KeyDecoder  decoder;
    char        input[INPUT_MAX];
    size_t      n_input;
    int64_t     last_ms;                             /* when the last byte came */
    cchar_t    *row;
    int         row_cols;
    Look        looks[LOOKS];
    bool        mouse_on, width_asked, joins_asked, eof, cursor_shown;
} Tty;

static Tty *tty_of(Screen *s) { return (Tty *)s; }

/* ncursesw asks the C library how wide a character is, and its answer may differ from ours (jamo, ambiguous signs,
 * new emoji): rows would be sent shifted. The dynamic linker finds this one first, so that there is one truth. */
int wcwidth(wchar_t c)
{
    uint32_t cp = (uint32_t)c;
    return cp != 0 && (cp < ' ' || (cp >= 0x7F && cp < 0xA0)) ? -1 : uni_cp_cols(cp);
}

static int64_t now_ms(void) { return clock_us() / 1000; }

static void send_bytes(int fd, const char *p, size_t n)
{
    while (n) {
        ssize_t done = write(fd, p, n);
        if (done < 0 && errno == EAGAIN) {
            struct pollfd out = {.fd = fd, .events = POLLOUT};
            poll(&out, 1, 100);
        } else if (done < 0 && errno != EINTR) {
            return;
        }
        if (done > 0) p += done, n -= (size_t)done;
    }
}

static void send_z(const Tty *t, const char *z) { send_bytes(t->out_fd, z, strlen(z)); }

/* ------------------------------------------------------------------ looks */

static int curses_colour(const Tty *t, Colour c)
{
    static const int how_many[] = {
        [COLOURS_MONO] = 2, [COLOURS_8] = 8, [COLOURS_16] = 16, [COLOURS_256] = 256, [COLOURS_RGB] = 256};
    if (c == COLOUR_DEFAULT) return -1;
    if (t->base.colours == COLOURS_RGB && (c & 0x02000000u)) return (int)(c & 0xFFFFFF);
    return colour_nearest(c, how_many[t->base.colours]);
}

static int pair_of(const Tty *t, Style s)
{
    if (t->base.colours == COLOURS_MONO || (s.fg == COLOUR_DEFAULT && s.bg == COLOUR_DEFAULT)) return 0;
    int pair = alloc_pair(curses_colour(t, s.fg), curses_colour(t, s.bg));
    return pair < 0 ? 0 : pair;
}

static attr_t attrs_of(const Tty *t, Style s)
{
    static const struct { uint32_t st; attr_t at; } table[] = {
        {ST_BOLD, A_BOLD}, {ST_DIM, A_DIM}, {ST_UNDERLINE, A_UNDERLINE}, {ST_REVERSE, A_REVERSE}, {ST_ITALIC, A_ITALIC},
    };
    attr_t at = A_NORMAL;
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (s.attrs & table[i].st) at |= table[i].at;
    /* Eight colours get their bright halves by bold. */
    if (t->base.colours == COLOURS_8 && (s.fg & 0x01000000u) && (s.fg & 0xFFFFFF) >= 8 && (s.fg & 0xFFFFFF) < 16)
        at |= A_BOLD;
    return at;
}

/* Remembered by a small table: alloc_pair searches a tree. */
static const Look *look_of(Tty *t, Style s)
{
    Look *l = &t->looks[(s.fg * 31 + s.bg * 17 + s.attrs + (s.fg >> 8) + (s.bg >> 5)) % LOOKS];
    if (!l->known || !style_eq(l->style, s)) *l = (Look){s, true, attrs_of(t, s), pair_of(t, s)};
    return l;
}

static ColourDepth depth_of_terminal(bool mono)
{
    const char *no = getenv("NO_COLOR");
    if (mono || (no && *no) || !has_colors() || start_color() == ERR) return COLOURS_MONO;
    use_default_colors();
    if (COLORS >= 1 << 24) return COLOURS_RGB;
    return COLORS >= 256 ? COLOURS_256 : COLORS >= 16 ? COLOURS_16 : COLOURS_8;
}

/* ------------------------------------------------------------------ showing */

static cchar_t *row_of(Tty *t, int cols)
{
    if (t->row_cols < cols) {
        free(t->row);
        t->row = malloc(sizeof *t->row * (size_t)cols);
        if (!t->row) arena_out_of_memory(sizeof *t->row * (size_t)cols);
        t->row_cols = cols;
    }
    return t->row;
}

static void on_cells(Screen *s, int y, int beg, int end)
{
    Tty *t = tty_of(s);
    const Cell *cell = surface_at(s->shown, 0, y);
    const Look *look = NULL;
    cchar_t *row = row_of(t, s->shown->cols);
    int n = 0;
    for (int x = beg; x < end; x++) {
        const Cell *c = &cell[x];
        if (c->cols == 0) continue;
        wchar_t text[CELL_CPS + 1] = {0};
        for (int i = 0; i < CELL_CPS && c->cp[i]; i++) text[i] = (wchar_t)c->cp[i];
        if (!look || !style_eq(look->style, c->style)) look = look_of(t, c->style);
        setcchar(&row[n], text, look->attrs, 0, &look->pair);
        /* It leaves out what has columns of its own; what a joiner joins has none. */
        if (text[1] == UNI_JOINER) memcpy(row[n].chars, text, sizeof row[n].chars);
        n++;
    }
    mvadd_wchnstr(y, beg, row, n);
}

static void on_flush(Screen *s, bool all)
{
    Tty *t = tty_of(s);
    const Surface *f = s->shown;
    if (all) clearok(stdscr, TRUE);
    if (f->cursor_shown != t->cursor_shown || all) curs_set(f->cursor_shown ? 1 : 0);
    t->cursor_shown = f->cursor_shown;
    if (f->cursor_shown) move(f->cursor_y, f->cursor_x);
    refresh();
}

/* ------------------------------------------------------------------ keys */

static void read_input(Tty *t)
{
    ssize_t n = read(t->in_fd, t->input + t->n_input, sizeof t->input - t->n_input);
    if (n > 0) {
        t->n_input += (size_t)n;
        t->last_ms = now_ms();
    } else if (n == 0 || (errno != EINTR && errno != EAGAIN)) {
        t->eof = true;
    }
}

static Key resized(Tty *t)
{
    struct winsize ws;
    int cols = t->base.shown->cols, rows = t->base.shown->rows;
    if (ioctl(t->out_fd, TIOCGWINSZ, &ws) == 0 && ws.ws_col && ws.ws_row) cols = ws.ws_col, rows = ws.ws_row;
    resizeterm(rows, cols);
    screen_resized(&t->base, cols, rows);
    return (Key){.code = K_RESIZE, .x = cols, .y = rows};
}

/* The terminal's answers to ASK_WIDTH and ASK_JOINS, in this order, may come at any time; where they are not what was
 * taken for granted, everything is laid out again. */
static bool width_told(Tty *t)
{
    int col = t->decoder.cpr_row ? t->decoder.cpr_col : 0;
    if (!col || (!t->width_asked && !t->joins_asked)) return false;
    bool width = t->width_asked, other = col == 3;   /* two columns, of either */
    t->decoder.cpr_row = 0;
    if (width) t->width_asked = false;
    else t->joins_asked = false;
    if (other && width) uni_ambiguous_set(2);
    if (other && !width) uni_joins_set(true);
    return other;
}

/* A key out of what has been read. False: nothing (yet). */
static bool take_key(Tty *t, Key *out)
{
    while (t->n_input) {
        int64_t now = now_ms();
        bool final = now - t->last_ms >= ESCAPE_MS || t->n_input == sizeof t->input || t->eof;
        size_t used = key_decode(&t->decoder, (Str){t->input, t->n_input}, final, now, out);
        if (!used) return false;
        memmove(t->input, t->input + used, t->n_input -= used);
        if (width_told(t)) {
            *out = resized(t);
            return true;
        }
        if (out->code != K_NONE) return true;
    }
    return false;
}

static void drain(int fd)
{
    char buf[64];
    while (read(fd, buf, sizeof buf) > 0) {}
}

static bool signalled(Tty *t, Key *out)
{
    int seen = restore_seen();
    if (!seen) return false;
    if (seen & SEEN_LEAVE) {
        *out = (Key){.code = K_EOF};
        return true;
    }
    if (seen & SEEN_CONTINUE) {
        endwin();
        t->base.drv->resume(&t->base);
    }
    *out = resized(t);
    return true;
}

/* The shorter of two waits; negative is endless. */
static int shorter(int64_t a, int64_t b) { return (int)(a < 0 ? b : b < 0 || a < b ? a : b); }

static Key on_key(Screen *s, int timeout_ms, int wake_fd)
{
    Tty *t = tty_of(s);
    int64_t end = timeout_ms < 0 ? -1 : now_ms() + timeout_ms;
    Key k;
    for (;;) {
        if (signalled(t, &k) || take_key(t, &k)) return k;
        if (t->eof) return (Key){.code = K_EOF};
        int64_t now = now_ms();
        int64_t left = end < 0 ? -1 : end > now ? end - now : 0;
        int64_t rest = t->n_input ? ESCAPE_MS - (now - t->last_ms) : -1;      /* of an escape sequence */
        struct pollfd p[] = {{.fd = t->in_fd, .events = POLLIN},
                             {.fd = t->pipe[0], .events = POLLIN},
                             {.fd = wake_fd, .events = POLLIN}};
        int n = poll(p, wake_fd >= 0 ? 3 : 2, shorter(left, t->n_input && rest < 0 ? 0 : rest));
        if (n < 0 && errno != EINTR) return (Key){.code = K_EOF};
        if (n > 0 && p[1].revents) drain(t->pipe[0]);
        if (n > 0 && p[0].revents) read_input(t);
        else if (n > 0 && wake_fd >= 0 && p[2].revents && !p[1].revents) return (Key){.code = K_WAKE};
        else if (n == 0 && end >= 0 && now_ms() >= end) return (Key){.code = K_TIMEOUT};
    }
}

/* ------------------------------------------------------------------ the rest */

static void on_mouse(Screen *s, bool on)
{
    Tty *t = tty_of(s);
    if (on != t->mouse_on && !s->paused) send_z(t, on ? MOUSE_ON : MOUSE_OFF);
    t->mouse_on = on;
}

static bool on_copy(Screen *s, Str text)
{
    if (text.n > COPY_MAX) return false;
    const char *term = getenv("TERM");
    /* GNU screen wants it wrapped. tmux takes it itself with set-clipboard on, else hands it on where it is allowed to. */
    bool tmux = getenv("TMUX") != NULL, screen = term && strncmp(term, "screen", 6) == 0 && !tmux;
    Buf b = {0};
    buf_add_z(&b, screen ? "\x1BP\x1B]52;c;" : "\x1B]52;c;");
    base64_add(&b, text);
    buf_add_z(&b, screen ? "\a\x1B\\" : "\a");
    if (tmux) {
        buf_add_z(&b, "\x1BPtmux;\x1B\x1B]52;c;");
        base64_add(&b, text);
        buf_add_z(&b, "\a\x1B\\");
    }
    send_bytes(tty_of(s)->out_fd, b.p, b.n);
    buf_fini(&b);
    return true;
}

static void on_bell(Screen *s) { send_bytes(tty_of(s)->out_fd, "\a", 1); }

static void arm(Tty *t)
{
    static const char *const caps[] = {"sgr0", "op", "rmkx", "cnorm", "rmcup"};
    char bytes[512];
    size_t n = (size_t)snprintf(bytes, sizeof bytes, "%s%s", MOUSE_OFF, PASTE_OFF);
    for (size_t i = 0; i < COUNT_OF(caps); i++) {
        const char *z = tigetstr(caps[i]);
        if (!z || z == (const char *)-1) continue;
        size_t len = strcspn(z, "$");                /* padding is for terminals of paper */
        if (n + len < sizeof bytes) memcpy(bytes + n, z, len), n += len;
    }
    restore_arm(t->in_fd, t->out_fd, &t->modes, (Str){bytes, n});
}

static void on_pause(Screen *s)
{
    Tty *t = tty_of(s);
    if (t->mouse_on) send_z(t, MOUSE_OFF);
    send_z(t, PASTE_OFF);
    curs_set(1);
    endwin();
    tcsetattr(t->in_fd, TCSANOW, &t->modes);
    restore_disarm();
}

static void on_resume(Screen *s)
{
    Tty *t = tty_of(s);
    reset_prog_mode();
    arm(t);
    clearok(stdscr, TRUE);
    refresh();
    s->all = true;
    send_z(t, PASTE_ON);
    if (t->mouse_on) send_z(t, MOUSE_ON);
}

static void on_suspend(Screen *s)
{
    screen_pause(s);
    restore_stop();
    screen_resume(s);
}

static void tty_free(Tty *t)
{
    for (int i = 0; i < 2; i++)
        if (t->pipe[i] >= 0) close(t->pipe[i]);
    if (t->in_file) fclose(t->in_file);
    else if (t->own_tty >= 0) close(t->own_tty);
    key_decoder_fini(&t->decoder);
    surface_free(t->base.shown);
    free(t->row);
    free(t);
}

static void on_close(Screen *s)
{
    Tty *t = tty_of(s);
    if (!s->paused) on_pause(s);
    restore_signals_back();
    delscreen(t->curses);
    tty_free(t);
}

static const ScreenDriver tty_driver = {
    .close = on_close, .cells = on_cells, .flush = on_flush, .key = on_key, .mouse = on_mouse, .copy = on_copy,
    .bell = on_bell, .pause = on_pause, .resume = on_resume, .suspend = on_suspend,
};

/* ------------------------------------------------------------------ opening */

static bool locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

/* The terminal may take UTF-8 whatever the locale says: memoirs are sent in it, signs of our own in ASCII. */
static bool settle_locale(void)
{
    if (locale_is_utf8()) return true;
    setlocale(LC_CTYPE, "");
    if (locale_is_utf8()) return true;
    setlocale(LC_CTYPE, "C.UTF-8");
    return false;
}

static Rc check_terminal(Fault *f)
{
    const char *term = getenv("TERM");
    if (!isatty(STDOUT_FILENO)) return fault_set(f, RC_TERM, NULL, "%s", _("the output is no terminal"));
    if (!term || !*term) return fault_set(f, RC_TERM, NULL, "%s", _("TERM is not set"));
    if (strcmp(term, "dumb") == 0) return fault_set(f, RC_TERM, NULL, "%s", _("TERM=dumb cannot place the cursor"));
    return RC_OK;
}

/* Keys come from the terminal even where a memoir comes from standard input. */
static Rc open_input(Tty *t, Fault *f)
{
    t->in_fd = STDIN_FILENO;
    if (!isatty(STDIN_FILENO)) t->in_fd = t->own_tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (t->in_fd < 0 || tcgetattr(t->in_fd, &t->modes) != 0)
        return fault_set(f, RC_TERM, NULL, "%s", _("the keyboard cannot be read"));
    if (t->own_tty >= 0) t->in_file = fdopen(t->own_tty, "r");
    return RC_OK;
}

static Rc open_pipe(Tty *t, Fault *f)
{
    if (pipe(t->pipe) != 0) return fault_set(f, rc_from_errno(errno), NULL, "%s", strerror(errno));
    for (int i = 0; i < 2; i++) {
        fcntl(t->pipe[i], F_SETFL, O_NONBLOCK);
        fcntl(t->pipe[i], F_SETFD, FD_CLOEXEC);
    }
    return RC_OK;
}

/* Terminals of today often name themselves after an entry that the machine at the other end of ssh lacks. They
 * all understand what these do. */
static const char *stand_in(const char *term)
{
    static const struct { const char *prefix, *instead; } rows[] = {
        {"xterm", "xterm-256color"},   {"alacritty", "xterm-256color"}, {"foot", "xterm-256color"},
        {"kitty", "xterm-256color"},   {"wezterm", "xterm-256color"},   {"ghostty", "xterm-256color"},
        {"contour", "xterm-256color"}, {"konsole", "xterm-256color"},   {"gnome", "xterm-256color"},
        {"vte", "xterm-256color"},     {"st-", "xterm-256color"},       {"tmux", "screen-256color"},
        {"screen", "screen"},          {"rxvt", "rxvt"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (strncmp(term, rows[i].prefix, strlen(rows[i].prefix)) == 0) return rows[i].instead;
    return NULL;
}

static Rc open_curses(Tty *t, Fault *f)
{
    const char *term = getenv("TERM"), *instead = stand_in(term);
    FILE *in = t->in_file ? t->in_file : stdin;
    t->curses = newterm(NULL, stdout, in);
    if (!t->curses && instead) t->curses = newterm(instead, stdout, in);
    if (!t->curses) return fault_set(f, RC_TERM, NULL, _("TERM=%s is not known here"), term);
    const char *cup = tigetstr("cup");
    if (!cup || cup == (const char *)-1) {
        endwin();
        delscreen(t->curses);
        return fault_set(f, RC_TERM, NULL, _("TERM=%s cannot place the cursor"), term);
    }
    set_escdelay(ESCAPE_MS);
    typeahead(-1);                                   /* no look at the keyboard while drawing */
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    curs_set(0);
    /* Until it has been left once, ncurses (6.4) flushes at every jump of the cursor: a frame would be a hundred
     * writes. The refresh takes the terminal back at once; nothing of this is seen. */
    endwin();
    refresh();
    return RC_OK;
}

static void start(Tty *t, const ScreenOpts *o)
{
    int cols, rows;
    getmaxyx(stdscr, rows, cols);
    t->base.shown = surface_new(cols, rows);
    t->base.colours = depth_of_terminal(o->mono);
    t->base.all = true;
    restore_signals(t->pipe[1]);
    arm(t);
    if (o->ambiguous) uni_ambiguous_set(o->ambiguous);
    else if (t->base.utf8) send_z(t, ASK_WIDTH), t->width_asked = true;
    if (t->base.utf8) send_z(t, ASK_JOINS), t->joins_asked = true;
    send_z(t, PASTE_ON);
    on_mouse(&t->base, o->mouse);
}

Rc screen_open(const ScreenOpts *opts, Screen **out, Fault *f)
{
    static const ScreenOpts none;
    Rc rc = check_terminal(f);
    if (rc != RC_OK) return rc;
    Tty *t = calloc(1, sizeof *t);
    if (!t) arena_out_of_memory(sizeof *t);
    t->base.drv = &tty_driver;
    t->own_tty = t->pipe[0] = t->pipe[1] = -1;
    t->out_fd = STDOUT_FILENO;
    t->base.utf8 = settle_locale();
    rc = open_input(t, f);
    if (rc == RC_OK) rc = open_pipe(t, f);
    if (rc == RC_OK) rc = open_curses(t, f);
    if (rc != RC_OK) {
        tty_free(t);
        return rc;
    }
    start(t, opts ? opts : &none);
    *out = &t->base;
    return RC_OK;
}
