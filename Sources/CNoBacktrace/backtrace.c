// Before the program begins, Swift's runtime looks for the program that prints the stack of one that
// crashed: beside its own path, which it reads from /proc. It looks in eight places where that program
// is not, and where there is no /proc, as in an empty chroot, it gives up and aborts. The linker puts
// this in the place of that search.
#include <stddef.h>

char *__wrap_swift_copyAuxiliaryExecutablePath(const char *name);

char *__wrap_swift_copyAuxiliaryExecutablePath(const char *name) {
  (void)name;
  return NULL;
}
