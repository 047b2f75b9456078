#define _GNU_SOURCE
#include "CFileSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int twimlc_open_nameless(const char *directory) {
  int file = open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
  // What a system says that has never heard of it.
  if (file < 0 && (errno == EISDIR || errno == EINVAL || errno == ENOSYS)) errno = EOPNOTSUPP;
  return file;
}

/// Waits for a process whose status is an error number: all of them are below 256.
static int result_of(pid_t child) {
  int status;
  while (waitpid(child, &status, 0) < 0) {
    // Where SIGCHLD is ignored nobody is told, and the process has ended.
    if (errno != EINTR) return errno == ECHILD ? 0 : errno;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : EINTR;
}

int twimlc_name(int file, const char *target) {
  // Root may do without /proc, others may not.
  if (linkat(file, "", AT_FDCWD, target, AT_EMPTY_PATH) == 0) return 0;
  if (errno == EEXIST) return errno;
  char path[32];
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  return linkat(AT_FDCWD, path, AT_FDCWD, target, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

static int substitute(int file, const char *temporary, const char *target) {
  int fault = twimlc_name(file, temporary);
  if (fault != 0) return fault;
  if (rename(temporary, target) == 0) return 0;
  fault = errno;
  unlink(temporary);
  return fault;
}

int twimlc_substitute(int file, const char *temporary, const char *target) {
  // It shares the memory, which makes it quick, and goes on alone when this process is killed. A
  // session of its own keeps it out of what is sent to the group.
  pid_t child = vfork();
  if (child == 0) {
    setsid();
    _exit(substitute(file, temporary, target));
  }
  return child < 0 ? substitute(file, temporary, target) : result_of(child);
}

/// Sees to it that a longer file finds room, and that the file is as it was where there is none.
static int reserve(int file, size_t count, size_t old_count) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
      count > limit.rlim_cur)
    return EFBIG;
  if (fallocate(file, FALLOC_FL_KEEP_SIZE, 0, (off_t)count) == 0) return 0;
  int fault = errno;
  if (fault == EOPNOTSUPP || fault == EINVAL || fault == ENOSYS) return 0;
  return ftruncate(file, (off_t)old_count) == 0 ? fault : errno;
}

static int write_whole(int file, const char *bytes, size_t count) {
  for (size_t done = 0; done < count;) {
    ssize_t written = pwrite(file, bytes + done, count - done, (off_t)done);
    if (written >= 0)
      done += (size_t)written;
    else if (errno != EINTR)
      return errno;
  }
  return ftruncate(file, (off_t)count) == 0 ? 0 : errno;
}

static int overwrite(
    int file, const void *bytes, size_t count, const void *old_bytes, size_t old_count) {
  int fault = count > old_count ? reserve(file, count, old_count) : 0;
  if (fault != 0) return fault;
  fault = write_whole(file, bytes, count);
  if (fault != 0) {
    write_whole(file, old_bytes, old_count);
    return fault;
  }
  return fsync(file) == 0 || errno == EINVAL || errno == EROFS ? 0 : errno;
}

int twimlc_overwrite(
    int file, const void *bytes, size_t count, const void *old_bytes, size_t old_count) {
  pid_t child = vfork();
  if (child == 0) {
    setsid();
    _exit(overwrite(file, bytes, count, old_bytes, old_count));
  }
  return child < 0 ? overwrite(file, bytes, count, old_bytes, old_count) : result_of(child);
}
