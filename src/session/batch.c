#include "session/batch.h"
#include "session_int.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "model/analysis_json.h"
#include "session/explain.h"
#include "session/words.h"
#include "text/reader.h"
#include "uni/utf8.h"
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_MAX_N = DOC_MAX, READ_N = 1 << 16 };

/* What is done before its turn is kept, so that nobody waits for a longer text: so many items, and so many bytes. */
enum { AHEAD = 64, AHEAD_N = 16 << 20 };

typedef struct Batch {
    const BatchOptions *opt;
    Lex            *lex;
    Analyser       *an;
    BatchEmitFn     emit;
    SessionFaultFn  on_fault;
    void           *ctx;

    pthread_mutex_t in_lock;               /* the input: who takes the next item gets the next number */
    Arena           paths_mem;
    PathList        files;
    uint32_t        next_file;
    Buf             in;                    /* read from standard input, not yet taken as a line */
    size_t          in_at;
    bool            in_end;
    uint64_t        n_taken;
    uint32_t        n_line;                /* lines of it that were taken, empty ones too */

    pthread_mutex_t out_lock;              /* the output: items leave in the order of their numbers */
    pthread_cond_t  turn;
    uint64_t        n_out;
    Buf             ahead[AHEAD];          /* done before their turn, by number */
    bool            is_ahead[AHEAD];
    size_t          ahead_n;               /* bytes of them all */
    Rc              rc;                    /* first failure of the output; stops everybody */
    bool            failed;                /* some input could not be read */
} Batch;

typedef struct Item { uint64_t no; const char *path; Buf line; uint32_t line_no; } Item;

/* ------------------------------------------------------------------ taking items */

/* Told as it happens; the rest is done all the same. */
static void input_failed(Batch *b, Rc rc, const Fault *f)
{
    pthread_mutex_lock(&b->out_lock);
    b->failed = true;
    if (b->on_fault) b->on_fault(b->ctx, rc, f);
    pthread_mutex_unlock(&b->out_lock);
}

/* The next line of standard input into out, without its end. A line beyond the limit is cut there and refused later. */
static bool take_line(Batch *b, Buf *out)
{
    buf_clear(out);
    for (;;) {
        const char *beg = b->in.p + b->in_at;
        size_t have = b->in.n - b->in_at;
        const char *nl = have ? memchr(beg, '\n', have) : NULL;
        size_t n = nl ? (size_t)(nl - beg) : have;
        if (out->n <= LINE_MAX_N) buf_add(out, (Str){beg, n});
        b->in_at += n + (nl != NULL);
        if (nl) return true;
        buf_clear(&b->in);
        b->in_at = 0;
        if (b->in_end) return out->n > 0;
        ssize_t got = read(STDIN_FILENO, buf_room(&b->in, READ_N), READ_N);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) input_failed(b, rc_from_errno(errno), &(Fault){.path = "-"});
        if (got <= 0) b->in_end = true;
        else b->in.n += (size_t)got;
    }
}

static bool stopped(Batch *b)
{
    pthread_mutex_lock(&b->out_lock);
    bool yes = b->rc != RC_OK;
    pthread_mutex_unlock(&b->out_lock);
    return yes;
}

static bool take(Batch *b, Item *it)
{
    if (stopped(b)) return false;
    pthread_mutex_lock(&b->in_lock);
    bool got = false;
    if (b->opt->jsonl) {
        do got = take_line(b, &it->line), b->n_line++;
        while (got && str_trim(buf_str(&it->line)).n == 0);
        it->line_no = b->n_line;
    } else if (b->next_file < b->files.n) {
        it->path = b->files.v[b->next_file++];
        got = true;
    }
    if (got) it->no = b->n_taken++;
    pthread_mutex_unlock(&b->in_lock);
    return got;
}

/* ------------------------------------------------------------------ one item */

static AnalyseOptions options(const Batch *b, AnalyseMemo *memo)
{
    return (AnalyseOptions){.lang = b->opt->lang, .dct = b->opt->dct, .explain = b->opt->explain, .memo = memo};
}

static void explain(const Batch *b, Str name, const Doc *d, const Analysis *an, Buf *out)
{
    switch (b->opt->explain) {
    case EXPLAIN_NONE: break;
    case EXPLAIN_TIMEX: explain_timex(name, d, an, out); break;
    case EXPLAIN_ENTITY: explain_entities(name, d, an, b->lex, out); break;
    case EXPLAIN_EVENT: explain_events(name, d, an, out); break;
    }
}

static Rc put_analysis(Batch *b, Arena *a, const Doc *d, const AnalyseOptions *opt, AnalysisHeader *head, Str title, Buf *out)
{
    Analysis an;
    Rc rc = analyse(b->an, a, d, opt, &an);
    if (rc) return rc;
    if (b->opt->explain) {
        explain(b, head->doc, d, &an, out);
        return RC_OK;
    }
    if (title.n) an.title = title;
    if (!an.title.n) an.title = doc_title(a, d);
    head->text = d->text;
    JsonOut j = jout_begin(out, b->opt->pretty);
    analysis_write_json(&j, &an, head);
    jout_newline(&j);
    return RC_OK;
}

static void do_file(Batch *b, AnalyseMemo *memo, Arena *a, const Item *it, Buf *out)
{
    Doc *d;
    Fault f = {0};
    AnalyseOptions opt = options(b, memo);
    AnalysisHeader head = {.doc = str_z(it->path)};
    Rc rc = reader_open(a, it->path, &d, &f);
    if (!rc) rc = put_analysis(b, a, d, &opt, &head, S(""), out);
    if (rc) input_failed(b, rc, &f);
}

static void put_error(Batch *b, const JsonNode *id, Rc rc, const Fault *f, Buf *out)
{
    buf_clear(out);
    JsonOut j = jout_begin(out, b->opt->pretty);
    jout_obj(&j);
    jout_key(&j, "id");
    jout_node(&j, id);
    Arena tmp = {0};
    jout_kstr(&j, "error", f->detail[0] ? str_fmt(&tmp, "%s: %s", rc_what(rc), f->detail) : str_z(rc_what(rc)));
    jout_obj_end(&j);
    jout_newline(&j);
    arena_fini(&tmp);
}

/* The object in its place is for whoever reads the output; whoever runs the program is told as of a file, in their
 * language. */
static void line_failed(Batch *b, const JsonNode *id, const Item *it, Rc rc, Fault *f, Buf *out)
{
    put_error(b, id, rc, f, out);
    snprintf(f->path, sizeof f->path, "-");
    f->line = it->line_no;
    locale_t plain = uselocale(LC_GLOBAL_LOCALE);
    input_failed(b, rc, f);
    uselocale(plain);
}

/* What a line asks for itself, over what the command line says. */
static Rc line_options(const JsonNode *root, AnalyseOptions *opt, Fault *f)
{
    Str dct = jin_str(root, "dct"), lang = jin_str(root, "lang");
    if (dct.n) {
        if (!edtf_valid(dct)) return fault_set(f, RC_SYNTAX, NULL, "dct is no EDTF");
        opt->dct = dct;
    }
    int l = lang.n ? type_find(&lang_types, lang) : (int)opt->lang;
    if (l < 0) return fault_set(f, RC_SYNTAX, NULL, "lang is none of auto, ko, en");
    opt->lang = (Lang)l;
    return RC_OK;
}

/* Where the JSON string that begins at i ends, behind its quotation mark; n where it does not. */
static size_t string_end(Str line, size_t i)
{
    for (i++; i < line.n && line.p[i] != '"'; i++)
        if (line.p[i] == '\\') i++;
    return i < line.n ? i + 1 : line.n;
}

/* The id of a line that is cut off or has a bad byte: what stands behind "id" among the names of the outer object, so that
 * whoever sent the line knows which it was. NULL where it cannot be read. */
static const JsonNode *id_seen(Arena *a, Str line)
{
    const JsonNode *root = NULL;
    bool name = true;                                    /* a string that begins here is a name */
    int depth = 0;
    for (size_t i = 0; i < line.n;) {
        char c = line.p[i];
        size_t end = c == '"' ? string_end(line, i) : i + 1;
        if (depth == 1 && name && str_eq_z(str_slice(line, i, end), "\"id\"")) {
            size_t from = end;
            while (from < line.n && strchr(" \t:", line.p[from])) from++;
            size_t to = from < line.n && line.p[from] == '"' ? string_end(line, from) : from;
            while (to < line.n && strchr("0123456789+-.eE", line.p[to])) to++;
            Str value = str_slice(line, from, to);
            bool read = utf8_check(value) == SIZE_MAX &&
                        !jin_parse(a, str_fmt(a, "[" STR_FMT "]", STR_ARG(value)), NULL, &root, NULL);
            return read ? root->first : NULL;
        }
        if (c == '{' || c == '[') depth++, name = c == '{';
        else if (c == '}' || c == ']') depth--;
        else if (c == ',') name = true;
        else if (c == '"') name = false;
        i = end;
    }
    return NULL;
}

static void do_line(Batch *b, AnalyseMemo *memo, Arena *a, const Item *it, Buf *out)
{
    Fault f = {0};
    const JsonNode *root = NULL, *id = NULL;
    Doc *d;
    AnalyseOptions opt = options(b, memo);
    Str line = buf_str(&it->line);
    if (it->no == 0) line = str_without_mark(line);
    size_t bad = utf8_check(line);
    Rc rc = bad == SIZE_MAX ? jin_parse(a, line, NULL, &root, &f) : fault_set(&f, RC_ENCODING, NULL, "byte %zu", bad);
    if (!rc && root->kind != JIN_OBJ) rc = fault_set(&f, RC_SYNTAX, NULL, "not an object");
    if (!rc) id = jin_get(root, "id");
    if (!rc && (!jin_get(root, "text") || jin_get(root, "text")->kind != JIN_STR))
        rc = fault_set(&f, RC_SYNTAX, NULL, "no \"text\"");
    if (!rc) rc = line_options(root, &opt, &f);
    if (!rc) rc = doc_new(a, jin_str(root, "text"), DOC_PLAIN, &d, &f);
    AnalysisHeader head = {.doc = jin_value(id), .id = id};
    if (!rc) rc = put_analysis(b, a, d, &opt, &head, jin_str(root, "title"), out);
    if (rc && !root) id = id_seen(a, line);
    if (rc) line_failed(b, id, it, rc, &f, out);
}

/* ------------------------------------------------------------------ in order out */

static void emit_next(Batch *b, const Buf *out)
{
    if (!b->rc && out->n) b->rc = b->emit(b->ctx, buf_str(out));
    b->n_out++;
}

/* The item's bytes change places with the memory of one that has left. */
static void keep_ahead(Batch *b, uint64_t no, Buf *out)
{
    Buf *slot = &b->ahead[no % AHEAD], spare = *slot;
    *slot = *out;
    *out = spare;
    b->is_ahead[no % AHEAD] = true;
    b->ahead_n += slot->n;
}

static void emit_ahead(Batch *b)
{
    for (uint64_t at = b->n_out % AHEAD; b->is_ahead[at]; at = b->n_out % AHEAD) {
        b->is_ahead[at] = false;
        b->ahead_n -= b->ahead[at].n;
        emit_next(b, &b->ahead[at]);
        if (b->ahead[at].cap > AHEAD_N / AHEAD) buf_fini(&b->ahead[at]);      /* or each keeps its largest */
    }
}

static bool must_wait(const Batch *b, uint64_t no)
{
    return !b->rc && no != b->n_out && (no - b->n_out >= AHEAD || b->ahead_n >= AHEAD_N);
}

static void leave(Batch *b, uint64_t no, Buf *out)
{
    pthread_mutex_lock(&b->out_lock);
    while (must_wait(b, no)) pthread_cond_wait(&b->turn, &b->out_lock);
    if (no == b->n_out) {
        emit_next(b, out);
        emit_ahead(b);
        pthread_cond_broadcast(&b->turn);
    } else if (!b->rc) {
        keep_ahead(b, no, out);
    }
    pthread_mutex_unlock(&b->out_lock);
}

static void *run_items(void *arg)
{
    Batch *b = arg;
    Arena a = {0};
    Buf out = {0};
    Item it = {0};
    AnalyseMemo *memo = analyse_memo_new(b->an);
    /* Errors stand in the output here: the same input gives the same bytes in every language. */
    locale_t plain = b->opt->jsonl ? newlocale(LC_ALL_MASK, "C", (locale_t)0) : (locale_t)0, before = (locale_t)0;
    if (plain) before = uselocale(plain);
    while (take(b, &it)) {
        buf_clear(&out);
        if (b->opt->jsonl) do_line(b, memo, &a, &it, &out);
        else do_file(b, memo, &a, &it, &out);
        leave(b, it.no, &out);
        arena_clear(&a);
    }
    if (plain) uselocale(before), freelocale(plain);
    analyse_memo_free(memo);
    arena_fini(&a);
    buf_fini(&out);
    buf_fini(&it.line);
    return NULL;
}

static void run_threads(Batch *b)
{
    int n = b->opt->jobs > 1 ? b->opt->jobs : 1;
    pthread_t *threads = arena_push_n(&b->paths_mem, pthread_t, (size_t)n);
    int started = 0;
    while (started < n - 1 && pthread_create(&threads[started], NULL, run_items, b) == 0) started++;
    run_items(b);                                        /* this thread is one of them */
    for (int i = 0; i < started; i++) pthread_join(threads[i], NULL);
}

static void folder_closed(void *ctx, Rc rc, const Fault *f) { input_failed(ctx, rc, f); }

static void find_files(Batch *b)
{
    for (size_t i = 0; i < b->opt->n_path; i++) {
        const char *path = b->opt->paths[i];
        Fault f = {0};
        PathList all = {0};
        if (!fs_is_dir(path)) {
            *vec_push(&b->paths_mem, &b->files) = path;
            continue;
        }
        Rc rc = fs_walk_told(&b->paths_mem, path, &all, folder_closed, b, &f);
        if (rc) input_failed(b, rc, &f);
        for (uint32_t k = 0; k < all.n; k++)
            if (reader_takes(all.v[k])) *vec_push(&b->paths_mem, &b->files) = all.v[k];
    }
}

static void on_lex_fault(void *ctx, Rc rc, const Fault *f)
{
    Batch *b = ctx;
    if (b->on_fault) b->on_fault(b->ctx, rc, f);
}

Rc batch_run(const BatchOptions *opt, BatchEmitFn emit, SessionFaultFn on_fault, void *ctx, Fault *f)
{
    Batch b = {.opt = opt, .emit = emit, .on_fault = on_fault, .ctx = ctx};
    pthread_mutex_init(&b.in_lock, NULL);
    pthread_mutex_init(&b.out_lock, NULL);
    pthread_cond_init(&b.turn, NULL);
    Rc rc = words_open(on_lex_fault, &b, &b.lex, f);
    if (!rc) rc = analyser_open(b.lex, &b.an, f);
    if (!rc) {
        find_files(&b);
        run_threads(&b);
        if (b.rc) rc = fault_set(f, b.rc, "stdout", "%s", "");
        else if (b.failed) rc = RC_IO;
        else if (!opt->jsonl && !b.files.n)
            rc = fault_set(f, RC_NOTFOUND, opt->paths[0], "%s", _("no text or Markdown file in it"));
    }
    analyser_close(b.an);
    if (b.lex) lex_close(b.lex);
    buf_fini(&b.in);
    for (int i = 0; i < AHEAD; i++) buf_fini(&b.ahead[i]);
    arena_fini(&b.paths_mem);
    pthread_mutex_destroy(&b.in_lock);
    pthread_mutex_destroy(&b.out_lock);
    pthread_cond_destroy(&b.turn);
    return rc;
}
