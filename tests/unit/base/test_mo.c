#define _GNU_SOURCE
#include "test.h"
#include "base/fs.h"
#include "base/mo.h"
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <unistd.h>

/* Two words, as msgfmt writes them. */
static const unsigned char two[] = {
    0xde, 0x12, 0x04, 0x95, 0, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 44, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    4, 0, 0, 0, 60, 0, 0, 0, 4, 0, 0, 0, 65, 0, 0, 0,
    3, 0, 0, 0, 70, 0, 0, 0, 3, 0, 0, 0, 74, 0, 0, 0,
    'r', 'o', 'l', 'e', 0, 'y', 'e', 'a', 'r', 0, 'a', 'b', 'c', 0, 'd', 'e', 'f', 0,
};

static Mo opened(Arena *a, const void *p, size_t n)
{
    char path[] = "/tmp/gilmok-mo-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0 && write(fd, p, n) == (ssize_t)n);
    close(fd);
    Mo m = mo_open(a, path);
    unlink(path);
    return m;
}

static void test_words(void **state)
{
    (void)state;
    Arena a = {0};
    Mo m = opened(&a, two, sizeof two);
    assert_true(str_eq_z(mo_find(&m, "role"), "abc"));
    assert_true(str_eq_z(mo_find(&m, "year"), "def"));
    assert_int_equal(mo_find(&m, "skill").n, 0);
    assert_int_equal(mo_find(&m, "a").n, 0);
    assert_int_equal(mo_find(&m, "z").n, 0);
    arena_fini(&a);
}

/* Every cut and every changed byte: fewer words, never a crash. */
static void test_damaged(void **state)
{
    (void)state;
    unsigned char b[sizeof two];
    for (size_t i = 0; i < sizeof two; i++) {
        Arena a = {0};
        Mo m = opened(&a, two, i);
        (void)mo_find(&m, "role");
        memcpy(b, two, sizeof two);
        b[i] ^= 0xff;
        m = opened(&a, b, sizeof b);
        (void)mo_find(&m, "role");
        arena_fini(&a);
    }
    Arena a = {0};
    Mo none = mo_open(&a, "/nonexistent/x.mo");
    assert_int_equal(mo_find(&none, "role").n, 0);
    arena_fini(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_damaged)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
