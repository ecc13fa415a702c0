/* The base layer: arenas, strings, maps, files. */
#include "test.h"
#include "base/arena.h"
#include "base/block.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/map.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void arena_gives_zeroed_aligned_memory(void **state)
{
    (void)state;
    Arena a = {0};
    for (size_t n = 0; n < 300; n += 7) {
        unsigned char *p = arena_alloc(&a, n);
        assert_int_equal((uintptr_t)p % sizeof(max_align_t *), 0);
        for (size_t i = 0; i < n; i++) assert_int_equal(p[i], 0);
        memset(p, 0xff, n);
    }
    arena_fini(&a);
}

static void arena_rewind_takes_back_blocks(void **state)
{
    (void)state;
    Arena a = {0};
    char *keep = str_dup_z(&a, S("kept"));
    ArenaMark m = arena_mark(&a);
    size_t before = a.total;
    for (int i = 0; i < 100; i++) arena_alloc(&a, 10000);
    assert_true(a.total > before);
    arena_rewind(&a, m);
    assert_int_equal(a.total, before);
    assert_string_equal(keep, "kept");
    arena_fini(&a);
}

static void str_cut_walks_every_field(void **state)
{
    (void)state;
    Str rest = S("a,,b"), head;
    assert_true(str_cut(&rest, ',', &head)); assert_str(head, "a");
    assert_true(str_cut(&rest, ',', &head)); assert_str(head, "");
    assert_true(str_cut(&rest, ',', &head)); assert_str(head, "b");
    assert_false(str_cut(&rest, ',', &head));
    assert_true(str_has_line(S("one\ntwo"), S("two")));
    assert_false(str_has_line(S("one\ntwo"), S("tw")));
    assert_false(str_has_line((Str){0}, S("two")));
}

static void str_find_sees_the_first_from(void **state)
{
    (void)state;
    assert_int_equal(str_find(S("입사와 입사"), S("입사"), 0), 0);
    assert_int_equal(str_find(S("입사와 입사"), S("입사"), 1), 10);
    assert_true(str_find(S("입사"), S("퇴사"), 0) == SIZE_MAX);
}

static void map_keeps_many_keys(void **state)
{
    (void)state;
    Arena a = {0};
    Map m = {0};
    for (uint32_t i = 0; i < 1000; i++) *map_put(&a, &m, str_fmt(&a, "key %u", i), NULL) = i;
    for (uint32_t i = 0; i < 1000; i++) assert_int_equal(*map_get(&m, str_fmt(&a, "key %u", i)), i);
    assert_null(map_get(&m, S("absent")));
    bool fresh = true;
    map_put(&a, &m, S("key 7"), &fresh);
    assert_false(fresh);
    arena_fini(&a);
}

static void files_round_trip_and_refuse(void **state)
{
    (void)state;
    Arena a = {0};
    char dir[] = "/tmp/gilmok-base-XXXXXX";
    assert_non_null(mkdtemp(dir));
    Str file = fs_join(&a, str_z(dir), S("a.txt"));
    Fault f;
    assert_int_equal(fs_write(file.p, S("가나다"), &f), RC_OK);
    Buf b = {0};
    assert_int_equal(fs_read(file.p, 100, &b, &f), RC_OK);
    assert_str(buf_str(&b), "가나다");
    assert_int_equal(fs_read(file.p, 8, &b, &f), RC_LIMIT);
    assert_int_equal(fs_read(fs_join(&a, str_z(dir), S("none")).p, 8, &b, &f), RC_NOFILE);
    PathList found;
    assert_int_equal(fs_walk(&a, dir, &found, &f), RC_OK);
    assert_int_equal(found.n, 1);
    unlink(file.p);
    rmdir(dir);
    buf_fini(&b);
    arena_fini(&a);
}

/* Only a file gets another in its place: what is a link or a pipe stays that, and who may read a file does not change. */
static void writing_leaves_what_a_path_is(void **state)
{
    (void)state;
    Arena a = {0};
    Buf b = {0};
    Fault f;
    struct stat st;
    char dir[] = "/tmp/gilmok-base-XXXXXX", got[16];
    assert_non_null(mkdtemp(dir));
    Str file = fs_join(&a, str_z(dir), S("a.txt")), link = fs_join(&a, str_z(dir), S("b.txt")), pipe = fs_join(&a, str_z(dir), S("c"));
    assert_int_equal(fs_write(file.p, S("old"), &f), RC_OK);
    assert_int_equal(chmod(file.p, 0640), 0);
    assert_int_equal(symlink("a.txt", link.p), 0);
    assert_int_equal(fs_write(link.p, S("new"), &f), RC_OK);
    assert_true(lstat(link.p, &st) == 0 && S_ISLNK(st.st_mode));
    assert_int_equal(fs_read(file.p, 100, &b, &f), RC_OK);
    assert_str(buf_str(&b), "new");
    assert_true(stat(file.p, &st) == 0 && (st.st_mode & 0777) == 0640);
    assert_int_equal(mkfifo(pipe.p, 0600), 0);
    int fd = open(pipe.p, O_RDWR);
    assert_int_equal(fs_write(pipe.p, S("through"), &f), RC_OK);
    assert_true(lstat(pipe.p, &st) == 0 && S_ISFIFO(st.st_mode));
    assert_int_equal(read(fd, got, sizeof got), 7);
    assert_int_equal(fs_write(dir, S("x"), &f), RC_NOFILE);
    assert_string_equal(f.detail, "it is a folder");
    close(fd);
    unlink(file.p), unlink(link.p), unlink(pipe.p);
    rmdir(dir);
    buf_fini(&b);
    arena_fini(&a);
}

static void xdg_places_follow_the_environment(void **state)
{
    (void)state;
    Arena a = {0};
    setenv("XDG_CACHE_HOME", "/x/cache", 1);
    assert_str(fs_xdg(&a, FS_CACHE), "/x/cache/gilmok");
    setenv("XDG_CACHE_HOME", "relative", 1);          /* the specification: relative paths are to be ignored */
    setenv("HOME", "/home/kim", 1);
    assert_str(fs_xdg(&a, FS_CACHE), "/home/kim/.cache/gilmok");
    arena_fini(&a);
}

/* Every byte value in every place, and what stands next to it. */
static void blocks_answer_as_their_plain_twins(void **state)
{
    (void)state;
    static unsigned char p[4 * BLOCK + 1];
    static const uint8_t at[] = {0, 1, 0x7F, 0x80, 0x81, 0xA0, 0xC0, 0xC2, 0xED, 0xFF};
    uint32_t x = 1;
    for (int round = 0; round < 400; round++) {
        for (size_t i = 0; i < sizeof p; i++) {
            x = x * 1664525u + 1013904223u;
            p[i] = x >> 31 ? (uint8_t)(x >> 20) : at[(x >> 20) % COUNT_OF(at)];
        }
        const unsigned char *q = p + round % BLOCK;
        assert_true(block_high(q) == block_from_plain(q, 0x80));
        assert_true(block_differ(q, q + 1) == block_differ_plain(q, q + 1));
        uint32_t word[BLOCK];
        for (int i = 0; i < BLOCK; i++) word[i] = x = x * 1664525u + 1013904223u;
        assert_true(block_bit(word, round % 32) == block_bit_plain(word, round % 32));
        for (size_t k = 0; k < COUNT_OF(at); k++) {
            assert_true(block_eq(q, at[k]) == block_eq_plain(q, at[k]));
            assert_true(block_from(q, at[k]) == block_from_plain(q, at[k]));
            size_t n = (size_t)round % 150;
            assert_int_equal(block_count(q, n, at[0], at[k]), block_count_plain(q, n, at[0], at[k]));
            assert_int_equal(block_count(q, n, at[k], 0xFF), block_count_plain(q, n, at[k], 0xFF));
        }
    }
    assert_true(block_low(0) == 0 && block_low(3) == 7 && block_low(64) == UINT64_MAX && block_low(99) == UINT64_MAX);
}

static void the_last_block_is_padded_with_zeros(void **state)
{
    (void)state;
    unsigned char room[BLOCK + 3];
    char text[BLOCK + 3];
    memset(text, 'x', sizeof text);
    assert_ptr_equal(block_padded(text, BLOCK + 3, 3, room), text);
    const unsigned char *p = block_padded(text, BLOCK + 2, 3, room);
    assert_ptr_equal(p, room);
    assert_true(p[BLOCK + 1] == 'x' && p[BLOCK + 2] == 0);
    p = block_padded(NULL, 0, 0, room);
    assert_true(block_eq(p, 0) == UINT64_MAX);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(arena_gives_zeroed_aligned_memory),
        cmocka_unit_test(arena_rewind_takes_back_blocks),
        cmocka_unit_test(str_cut_walks_every_field),
        cmocka_unit_test(str_find_sees_the_first_from),
        cmocka_unit_test(map_keeps_many_keys),
        cmocka_unit_test(files_round_trip_and_refuse),
        cmocka_unit_test(writing_leaves_what_a_path_is),
        cmocka_unit_test(blocks_answer_as_their_plain_twins),
        cmocka_unit_test(the_last_block_is_padded_with_zeros),
        cmocka_unit_test(xdg_places_follow_the_environment),
    };
    return RUN_TESTS(list);
}
