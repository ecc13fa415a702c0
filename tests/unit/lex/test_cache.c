/* The kept form of a user's files: the same words as compiled anew, and never those of other files. */
#include "lex_test.h"
#include "cache_int.h"
#include <sys/stat.h>
#include <time.h>
#include <utime.h>

static const char base_yaml[] = "- {book: t, entries: [{w: 토스, c: org}]}\n";

typedef struct Kept { World *w; const char *user, *cache; } Kept;

/* A file may change within a tick of the file system's clock unseen; what is kept must be older. */
static void settle(void)
{
    struct timespec t = {.tv_nsec = 30000000};
    nanosleep(&t, NULL);
}

static void write_user(Kept *k, const char *yaml)
{
    assert_int_equal(fs_write(k->user, str_z(yaml), NULL), RC_OK);
    settle();
}

static Kept kept(const char *yaml)
{
    Kept k = {.w = world(base_yaml)};
    const char *dir = fs_join(&k.w->a, str_z(k.w->dir), S("user")).p;
    assert_int_equal(fs_mkdirs(dir, NULL), RC_OK);
    k.user = fs_join(&k.w->a, str_z(dir), S("mine.yaml")).p;
    k.cache = fs_join(&k.w->a, str_z(k.w->dir), S("kept/lexicon.bin")).p;
    write_user(&k, yaml);
    return k;
}

static void reopen(Kept *k)
{
    lex_close(k->w->lex);
    k->w->faults = (Faults){0};
    Str dir = str_slice(str_z(k->user), 0, strlen(k->user) - strlen("/mine.yaml"));
    Rc rc = lex_open_blob(buf_str(&k->w->blob), str_dup_z(&k->w->a, dir), k->cache, NULL, keep_fault, &k->w->faults,
                          &k->w->lex, NULL);
    assert_int_equal(rc, RC_OK);
}

static void kept_free(Kept *k)
{
    Arena *a = &k->w->a;
    unlink(k->user);
    unlink(k->cache);
    rmdir(fs_join(a, str_z(k->w->dir), S("user")).p);
    rmdir(fs_join(a, str_z(k->w->dir), S("kept")).p);
    world_free(k->w);
}

static ino_t inode(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? st.st_ino : 0;
}

static Str bytes_of(Kept *k)
{
    Buf b = {0};
    assert_int_equal(fs_read(k->cache, 1 << 30, &b, NULL), RC_OK);
    Str s = str_dup(&k->w->a, buf_str(&b));
    buf_fini(&b);
    return s;
}

static void a_kept_form_has_the_same_words_and_is_not_made_twice(void **state)
{
    (void)state;
    Kept k = kept("book: t\nentries: [{w: 새회사, c: org}]\n");
    reopen(&k);
    uint64_t version = lex_version(k.w->lex);
    ino_t made = inode(k.cache);
    assert_true(made != 0);
    reopen(&k);
    assert_int_equal(inode(k.cache), made);
    assert_true(lex_version(k.w->lex) == version);
    assert_str(longest(k.w, "t", "새회사"), "3:org");
    assert_str(longest(k.w, "t", "토스"), "2:org");
    kept_free(&k);
}

static void a_changed_file_is_read_anew(void **state)
{
    (void)state;
    Kept k = kept("book: t\nentries: [{w: 새회사, c: org}]\n");
    reopen(&k);
    write_user(&k, "book: t\nentries: [{w: 헌회사, c: org}]\n");          /* the same length */
    reopen(&k);
    assert_str(longest(k.w, "t", "새회사"), "");
    assert_str(longest(k.w, "t", "헌회사"), "3:org");
    kept_free(&k);
}

static void a_change_that_hides_its_time_is_seen(void **state)
{
    (void)state;
    Kept k = kept("book: t\nentries: [{w: 새회사, c: org}]\n");
    struct stat st;
    assert_int_equal(stat(k.user, &st), 0);
    reopen(&k);
    write_user(&k, "book: t\nentries: [{w: 헌회사, c: org}]\n");
    struct utimbuf old = {st.st_atime, st.st_mtime};
    utime(k.user, &old);
    settle();
    reopen(&k);
    assert_str(longest(k.w, "t", "헌회사"), "3:org");
    kept_free(&k);
}

static void a_file_of_this_moment_is_not_kept(void **state)
{
    (void)state;
    Kept k = kept("book: t\n");
    assert_int_equal(fs_write(k.user, S("book: t\nentries: [{w: 새회사, c: org}]\n"), NULL), RC_OK);
    reopen(&k);
    assert_int_equal(inode(k.cache), 0);
    kept_free(&k);
}

static void other_data_below_is_another_cache(void **state)
{
    (void)state;
    Kept k = kept("book: t\nentries: [{w: 새회사, c: org}]\n");
    reopen(&k);
    ino_t made = inode(k.cache);
    assert_int_equal(world_compile(k.w, "- {book: t, entries: [{w: 토스, c: skill}]}\n"), RC_OK);
    reopen(&k);
    assert_true(inode(k.cache) != made);
    assert_str(longest(k.w, "t", "토스"), "2:skill");
    kept_free(&k);
}

/* A damaged cache must never be believed: whatever byte is changed or cut, the words are those of the files. */
static void a_damaged_cache_is_made_again(void **state)
{
    (void)state;
    Kept k = kept("book: t\nentries: [{w: 새회사, c: org}]\n");
    reopen(&k);
    Str good = bytes_of(&k);
    size_t step = good.n / 97 | 1;
    for (size_t i = 0; i < good.n; i += i < 64 ? 1 : step) {
        char *bad = str_dup_z(&k.w->a, good);
        bad[i] ^= 0x20;
        assert_int_equal(fs_write(k.cache, (Str){bad, good.n}, NULL), RC_OK);
        reopen(&k);
        assert_int_equal(k.w->faults.n, 0);
        assert_str(longest(k.w, "t", "새회사"), "3:org");
        assert_true(str_eq(bytes_of(&k), good));
        assert_int_equal(fs_write(k.cache, str_slice(good, 0, i), NULL), RC_OK);
        reopen(&k);
        assert_str(longest(k.w, "t", "새회사"), "3:org");
    }
    kept_free(&k);
}

static void faults_are_told_every_time(void **state)
{
    (void)state;
    Kept k = kept("book: t\nentries:\n  - {w: 새회사, c: org}\n  - {c: org}\n");
    reopen(&k);
    Fault first = k.w->faults.first;
    assert_int_equal(k.w->faults.n, 1);
    assert_true(inode(k.cache) != 0);
    reopen(&k);
    assert_int_equal(k.w->faults.n, 1);
    assert_int_equal(k.w->faults.first.line, 4);
    assert_string_equal(k.w->faults.first.detail, first.detail);
    assert_int_equal(k.w->faults.rc, RC_SYNTAX);
    kept_free(&k);
}

static void a_cache_that_cannot_be_written_costs_nothing_else(void **state)
{
    (void)state;
    Kept k = kept("book: t\nentries: [{w: 새회사, c: org}]\n");
    const char *cache = k.cache;
    k.cache = "/proc/nowhere/lexicon.bin";
    reopen(&k);
    assert_str(longest(k.w, "t", "새회사"), "3:org");
    k.cache = cache;
    kept_free(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kept_form_has_the_same_words_and_is_not_made_twice),
        cmocka_unit_test(a_changed_file_is_read_anew),
        cmocka_unit_test(a_change_that_hides_its_time_is_seen),
        cmocka_unit_test(a_file_of_this_moment_is_not_kept),
        cmocka_unit_test(other_data_below_is_another_cache),
        cmocka_unit_test(a_damaged_cache_is_made_again),
        cmocka_unit_test(faults_are_told_every_time),
        cmocka_unit_test(a_cache_that_cannot_be_written_costs_nothing_else),
    };
    return RUN_TESTS(tests);
}
