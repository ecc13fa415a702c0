/* The library and the cache on disk: what is kept, found, made anew, refused. */
#include "unit_folder.h"
#include "store/store.h"
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static LibDoc memoir(const char *path, const char *body)
{
    return (LibDoc){.name = str_z(path), .path = str_z(path), .hash = strlen(body) * 1000 + (unsigned char)body[0], .body = str_z(body)};
}

static void a_text_is_kept_once_and_replaced_by_its_path(void **state)
{
    (void)state;
    Library *lib;
    PutResult put;
    assert_int_equal(library_open(dir, &lib, NULL), RC_OK);
    LibDoc a = memoir("/a.txt", "입사"), twin = memoir("/b.txt", "입사"), changed = memoir("/a.txt", "입사와 퇴사");
    assert_int_equal(library_put(lib, &a, &put, NULL), RC_OK);
    assert_int_equal(put, PUT_NEW);
    assert_int_equal(library_put(lib, &a, &put, NULL), RC_OK);
    assert_int_equal(put, PUT_SAME);
    assert_int_equal(library_put(lib, &twin, &put, NULL), RC_OK);
    assert_int_equal(put, PUT_TWIN);
    assert_int_equal(twin.id, a.id);
    assert_int_equal(library_put(lib, &changed, &put, NULL), RC_OK);
    assert_int_equal(put, PUT_CHANGED);
    assert_int_equal(changed.id, a.id);
    LibDoc got;
    assert_int_equal(library_doc(lib, &mem, a.id, &got, NULL), RC_OK);
    assert_str(got.body, "입사와 퇴사");
    assert_int_equal(library_doc(lib, &mem, 999, &got, NULL), RC_NOTFOUND);
    library_close(lib);
}

static void what_is_taken_back_is_gone(void **state)
{
    (void)state;
    Library *lib;
    PutResult put;
    uint32_t n;
    assert_int_equal(library_open(dir, &lib, NULL), RC_OK);
    LibDoc a = memoir("/a.txt", "입사");
    assert_int_equal(library_begin(lib, NULL), RC_OK);
    assert_int_equal(library_put(lib, &a, &put, NULL), RC_OK);
    assert_int_equal(library_end(lib, false, NULL), RC_OK);
    assert_int_equal(library_count(lib, &n, NULL), RC_OK);
    assert_int_equal(n, 0);
    library_close(lib);
}

static void what_is_kept_comes_back(void **state)
{
    (void)state;
    Library *lib;
    SavedList all;
    Str value;
    assert_int_equal(library_open(dir, &lib, NULL), RC_OK);
    assert_int_equal(library_saved_get(lib, &mem, S("filter"), S("1"), &value, NULL), RC_NOTFOUND);
    assert_int_equal(library_saved_put(lib, S("filter"), S("1"), S("role:교사"), NULL), RC_OK);
    assert_int_equal(library_saved_put(lib, S("filter"), S("2"), S("it's '; DROP TABLE saved"), NULL), RC_OK);
    assert_int_equal(library_saved_put(lib, S("bookmark"), S("1"), S("elsewhere"), NULL), RC_OK);
    assert_int_equal(library_saved_put(lib, S("filter"), S("1"), S("year:2021"), NULL), RC_OK);
    library_close(lib);
    assert_int_equal(library_open(dir, &lib, NULL), RC_OK);
    assert_int_equal(library_saved(lib, &mem, S("filter"), &all, NULL), RC_OK);
    assert_int_equal(all.n, 2);
    bool moved = !str_eq_z(all.v[0].name, "1");            /* put anew in the second that follows, it is the younger */
    assert_str(all.v[moved].value, "year:2021");
    assert_str(all.v[!moved].value, "it's '; DROP TABLE saved");
    assert_true(all.v[0].at > 1000000000);
    assert_int_equal(library_saved_drop(lib, S("filter"), S("1"), NULL), RC_OK);
    assert_int_equal(library_saved_drop(lib, S("filter"), S("1"), NULL), RC_OK);
    assert_int_equal(library_saved_get(lib, &mem, S("filter"), S("1"), &value, NULL), RC_NOTFOUND);
    assert_int_equal(library_saved_get(lib, &mem, S("bookmark"), S("1"), &value, NULL), RC_OK);
    assert_str(value, "elsewhere");
    library_close(lib);
}

/* As a program wrote it that knew the texts only. */
static void an_old_library_learns_to_keep_things(void **state)
{
    (void)state;
    Library *lib;
    PutResult put;
    sqlite3 *h;
    uint32_t n = 0;
    assert_int_equal(library_open(dir, &lib, NULL), RC_OK);
    LibDoc a = memoir("/a.txt", "입사");
    assert_int_equal(library_put(lib, &a, &put, NULL), RC_OK);
    library_close(lib);
    sqlite3_open(in_dir("library.db").p, &h);
    assert_int_equal(sqlite3_exec(h, "DROP TABLE saved; DROP TRIGGER document_keep; DROP TABLE decision; DROP TABLE old_text; "
                        "PRAGMA user_version=1", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(h);
    assert_int_equal(library_open(dir, &lib, NULL), RC_OK);
    assert_int_equal(library_count(lib, &n, NULL), RC_OK);
    assert_int_equal(n, 1);
    assert_int_equal(library_saved_put(lib, S("filter"), S("1"), S("role:교사"), NULL), RC_OK);
    library_close(lib);
}

static void a_library_in_memory_leaves_no_file(void **state)
{
    (void)state;
    Library *lib;
    Str value;
    assert_int_equal(library_open(NULL, &lib, NULL), RC_OK);
    assert_int_equal(library_saved_put(lib, S("filter"), S("1"), S("role:교사"), NULL), RC_OK);
    assert_int_equal(library_saved_get(lib, &mem, S("filter"), S("1"), &value, NULL), RC_OK);
    library_close(lib);
    assert_false(fs_exists(in_dir("library.db").p));
    assert_false(fs_exists(":memory:"));
}

static void a_newer_library_is_left_alone(void **state)
{
    (void)state;
    Library *lib;
    sqlite3 *h;
    assert_int_equal(library_open(dir, &lib, NULL), RC_OK);
    library_close(lib);
    sqlite3_open(in_dir("library.db").p, &h);
    sqlite3_exec(h, "PRAGMA user_version=999", NULL, NULL, NULL);
    sqlite3_close(h);
    Fault f;
    assert_int_equal(library_open(dir, &lib, &f), RC_VERSION);
    assert_non_null(strstr(f.path, "library.db"));
}

static void a_damaged_library_is_refused_untouched(void **state)
{
    (void)state;
    Library *lib;
    Fault f;
    const char junk[] = "this is no database, and it is long enough not to be taken for an empty one.";
    assert_int_equal(fs_write(in_dir("library.db").p, (Str){junk, sizeof junk}, NULL), RC_OK);
    assert_int_equal(library_open(dir, &lib, &f), RC_DAMAGED);
    Buf b = {0};
    assert_int_equal(fs_read(in_dir("library.db").p, 1000, &b, NULL), RC_OK);
    assert_int_equal(b.n, sizeof junk);
    buf_fini(&b);
}

static void a_library_locked_by_another_is_told(void **state)
{
    (void)state;
    Library *lib;
    sqlite3 *h;
    assert_int_equal(library_open(dir, &lib, NULL), RC_OK);
    sqlite3_open(in_dir("library.db").p, &h);
    sqlite3_exec(h, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
    Fault f;
    assert_int_equal(library_begin(lib, &f), RC_BUSY);
    sqlite3_exec(h, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(h);
    library_close(lib);
}

static void the_rows_of_a_text_come_back(void **state)
{
    (void)state;
    Cache *c;
    bool rebuilt;
    Str rows;
    assert_int_equal(cache_open(dir, 7, &rebuilt, &c, NULL), RC_OK);
    assert_false(rebuilt);
    assert_int_equal(cache_rows(c, &mem, 42, &rows, NULL), RC_NOTFOUND);
    assert_int_equal(cache_put(c, 42, S("rows"), S("text"), NULL), RC_OK);
    assert_int_equal(cache_put(c, 42, S("other"), S("text"), NULL), RC_OK);      /* the first one holds */
    cache_close(c);
    assert_int_equal(cache_open(dir, 7, &rebuilt, &c, NULL), RC_OK);
    assert_int_equal(cache_rows(c, &mem, 42, &rows, NULL), RC_OK);
    assert_str(rows, "rows");
    assert_int_equal(cache_clear(c, NULL), RC_OK);
    assert_int_equal(cache_rows(c, &mem, 42, &rows, NULL), RC_NOTFOUND);
    cache_close(c);
}

static void a_cache_of_another_analyser_is_emptied(void **state)
{
    (void)state;
    Cache *c;
    bool rebuilt;
    Str rows;
    assert_int_equal(cache_open(dir, 7, NULL, &c, NULL), RC_OK);
    assert_int_equal(cache_put(c, 42, S("rows"), S("text"), NULL), RC_OK);
    cache_close(c);
    assert_int_equal(cache_open(dir, 8, &rebuilt, &c, NULL), RC_OK);
    assert_true(rebuilt);
    assert_int_equal(cache_rows(c, &mem, 42, &rows, NULL), RC_NOTFOUND);
    cache_close(c);
}

static void a_damaged_cache_is_made_anew(void **state)
{
    (void)state;
    Cache *c;
    bool rebuilt;
    Str rows;
    char junk[8192];
    memset(junk, 'x', sizeof junk);
    assert_int_equal(fs_write(in_dir("cache.db").p, (Str){junk, sizeof junk}, NULL), RC_OK);
    assert_int_equal(cache_open(dir, 7, &rebuilt, &c, NULL), RC_OK);
    assert_true(rebuilt);
    assert_int_equal(cache_put(c, 1, S("rows"), S("text"), NULL), RC_OK);
    assert_int_equal(cache_rows(c, &mem, 1, &rows, NULL), RC_OK);
    cache_close(c);
}

static void count_hit(void *ctx, uint64_t hash) { *(uint64_t *)ctx |= (uint64_t)1 << hash; }

static uint64_t hits(Cache *c, const char *phrase)
{
    uint64_t found = 0;
    assert_int_equal(cache_search(c, str_z(phrase), count_hit, &found, NULL), RC_OK);
    return found;
}

static void words_are_found_as_people_write_them(void **state)
{
    (void)state;
    Cache *c;
    assert_int_equal(cache_open(NULL, 7, NULL, &c, NULL), RC_OK);
    const char *texts[] = {
        "", "쿠버네티스를 배웠고 이직 준비를 했다", "코딩테스트에서 떨어졌다. React-Native, C++", "코딩 테스트와 면접. 백엔드 개발자",
        "\xe1\x84\x8b\xe1\x85\xb5\xe1\x84\x8c\xe1\x85\xb5\xe1\x86\xa8 NFD", "まで原稿 까지 원서", "ＦＡＳＴ full width",
        "2021년 3월에 입사했고 3월까지 다녔다. CI와 CD를 맡았다", "3일 동안 쉬었다",
    };
    for (uint64_t i = 1; i < COUNT_OF(texts); i++)
        assert_int_equal(cache_put(c, i, S("r"), str_z(texts[i]), NULL), RC_OK);
    assert_int_equal(hits(c, "이직"), 1 << 1 | 1 << 4);               /* two syllables, composed and decomposed */
    assert_int_equal(hits(c, "쿠버네티스"), 1 << 1);
    assert_int_equal(hits(c, "코딩 테스트"), 1 << 2 | 1 << 3);         /* blanks between Korean words are optional */
    assert_int_equal(hits(c, "코딩테스트"), 1 << 2 | 1 << 3);
    assert_int_equal(hits(c, "지원"), 0);                            /* not 까지 원서 */
    assert_int_equal(hits(c, "백"), 1 << 3);                         /* one syllable: a beginning */
    assert_int_equal(hits(c, "3월"), 1 << 7);                        /* the last syllable alone may go on */
    assert_int_equal(hits(c, "2021년 3월"), 1 << 7);
    assert_int_equal(hits(c, "C++"), 1 << 2);                        /* nothing that begins with c */
    assert_int_equal(hits(c, "react"), 1 << 2);
    assert_int_equal(hits(c, "FAST"), 1 << 6);
    assert_int_equal(hits(c, "\"*) OR NEAR(-^"), 0);                 /* the search's own syntax is no syntax here */
    assert_int_equal(hits(c, ""), 0);
    assert_int_equal(hits(c, "\xff\xfe"), 0);
    cache_close(c);
}

static void a_place_that_cannot_be_written_is_told(void **state)
{
    (void)state;
    Library *lib;
    Cache *c;
    Fault f = {0};
    assert_int_equal(library_open("/dev/null/here", &lib, &f), RC_NOFILE);
    assert_non_null(strstr(f.path, "/dev/null"));
    assert_int_equal(cache_open("/dev/null/here", 1, NULL, &c, &f), RC_NOFILE);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        WITH_DIR(a_text_is_kept_once_and_replaced_by_its_path),
        WITH_DIR(what_is_taken_back_is_gone),
        WITH_DIR(what_is_kept_comes_back),
        WITH_DIR(an_old_library_learns_to_keep_things),
        WITH_DIR(a_library_in_memory_leaves_no_file),
        WITH_DIR(a_newer_library_is_left_alone),
        WITH_DIR(a_damaged_library_is_refused_untouched),
        WITH_DIR(a_library_locked_by_another_is_told),
        WITH_DIR(the_rows_of_a_text_come_back),
        WITH_DIR(a_cache_of_another_analyser_is_emptied),
        WITH_DIR(a_damaged_cache_is_made_anew),
        WITH_DIR(a_place_that_cannot_be_written_is_told),
        cmocka_unit_test(words_are_found_as_people_write_them),
    };
    int rc = RUN_TESTS(list);
    arena_fini(&mem);
    return rc;
}
