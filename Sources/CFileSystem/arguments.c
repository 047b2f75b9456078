#include "CFileSystem.h"

static int count;
static char **list;

// The C library hands them to whatever runs before the program begins.
__attribute__((constructor)) static void remember(int argument_count, char **arguments) {
  count = argument_count;
  list = arguments;
}

int twimlc_argument_count(void) { return count; }

char **twimlc_arguments(void) { return list; }
