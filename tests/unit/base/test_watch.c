#define _GNU_SOURCE
#include "test.h"
#include "base/fs.h"
#include "base/watch.h"
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

static bool ready(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    return poll(&p, 1, 500) > 0;
}

/* Saved in place or put in place of another: both are told, once; nothing else wakes. */
static void test_saved(void **state)
{
    (void)state;
    Arena a = {0};
    char dir[] = "/tmp/gilmok-watch-XXXXXX";
    assert_non_null(mkdtemp(dir));
    Watch w = watch_open(-1);
    watch_add(&w, dir);
    watch_add(&w, "/nonexistent");
    assert_false(watch_changed(&w));
    const char *file = fs_join(&a, str_z(dir), S("x.yaml")).p;
    assert_int_equal(fs_write(file, S("a: b\n"), NULL), RC_OK);
    assert_true(ready(watch_fd(&w, -1)));
    assert_true(watch_changed(&w));
    assert_false(watch_changed(&w));
    watch_fini(&w);
    unlink(file);
    rmdir(dir);
    arena_fini(&a);
}

static void test_other(void **state)
{
    (void)state;
    int p[2];
    assert_int_equal(pipe(p), 0);
    Watch w = watch_open(p[0]);
    assert_int_equal(write(p[1], "x", 1), 1);
    assert_true(ready(watch_fd(&w, p[0])));
    assert_false(watch_changed(&w));
    watch_fini(&w);
    assert_int_equal(watch_fd(&w, p[0]), p[0]);
    close(p[0]), close(p[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_saved), cmocka_unit_test(test_other)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
