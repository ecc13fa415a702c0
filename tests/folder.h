/* folder.h: a folder of a test's own, removed with all that lies in it. */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H
#include "base/arena.h"
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

/* dir: /tmp/gilmok-name-XXXXXX; false with a word on stderr where something stays. */
static inline bool folder_remove(const char *dir)
{
    char cmd[160];
    int n = snprintf(cmd, sizeof cmd, "chmod -R u+w %s && rm -rf %s", dir, dir);
    assert(n > 0 && (size_t)n < sizeof cmd);
    return system(cmd) == 0;
}
#endif
