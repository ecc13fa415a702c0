#include "ie_int.h"

void check_run(Ie *ie) { (void)ie; }
