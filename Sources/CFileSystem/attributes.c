#define _GNU_SOURCE
#include "CFileSystem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>

/// A list of names or a value, in memory to be freed; a count below 0 where there is none.
struct block {
  char *bytes;
  ssize_t count;
};

/// The value of an attribute of a file; without a name, the names of all, each with a NUL after it.
static struct block read_block(int file, const char *name) {
  for (;;) {
    ssize_t count = name ? fgetxattr(file, name, NULL, 0) : flistxattr(file, NULL, 0);
    if (count < 0) return (struct block){NULL, -1};
    char *bytes = malloc((size_t)count + 1);
    if (bytes == NULL) return (struct block){NULL, -1};
    ssize_t read = name ? fgetxattr(file, name, bytes, (size_t)count)
                        : flistxattr(file, bytes, (size_t)count);
    if (read >= 0) return (struct block){bytes, read};
    int fault = errno;
    free(bytes);
    errno = fault;
    // It grew between the two calls.
    if (fault != ERANGE) return (struct block){NULL, -1};
  }
}

/// The name after another one; NULL after the last one.
static const char *next_name(struct block names, const char *name) {
  const char *next = name ? name + strlen(name) + 1 : names.bytes;
  return names.count > 0 && next < names.bytes + names.count ? next : NULL;
}

static int has(struct block names, const char *name) {
  for (const char *next = next_name(names, NULL); next; next = next_name(names, next))
    if (strcmp(next, name) == 0) return 1;
  return 0;
}

static int copy(int old, int file, const char *name) {
  struct block value = read_block(old, name);
  if (value.count < 0) return errno == ENODATA ? 0 : errno;
  struct block own = read_block(file, name);
  // A label that every new file gets here may be forbidden to set.
  int is_same = own.count == value.count && memcmp(own.bytes, value.bytes, (size_t)own.count) == 0;
  int fault = 0;
  if (!is_same && fsetxattr(file, name, value.bytes, (size_t)value.count, 0) != 0) fault = errno;
  free(own.bytes);
  free(value.bytes);
  return fault;
}

int twimlc_copy_attributes(int old, int file) {
  struct block names = read_block(old, NULL);
  if (names.count < 0) return errno == EOPNOTSUPP ? 0 : errno;
  struct block own = read_block(file, NULL);
  int fault = 0;
  // The directory may give its new files a list that the old one does not have.
  for (const char *name = next_name(own, NULL); name && fault == 0; name = next_name(own, name))
    if (!has(names, name) && fremovexattr(file, name) != 0 && errno != ENODATA) fault = errno;
  for (const char *name = next_name(names, NULL); name && fault == 0;
       name = next_name(names, name))
    fault = copy(old, file, name);
  free(own.bytes);
  free(names.bytes);
  return fault;
}
