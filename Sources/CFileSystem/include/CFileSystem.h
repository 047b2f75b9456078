#pragma once
#include <stddef.h>

// What Swift cannot do with files, and the command line. Each function about files but the first
// returns 0 or an error number.

/// Opens a file without a name in a directory, for reading and writing.
/// @return its descriptor, or below 0 with errno set: EOPNOTSUPP where the file system has no such
/// files.
int twimlc_open_nameless(const char *directory);

/// Gives a file without a name one that is free.
int twimlc_name(int file, const char *target);

/// Lets a file without a name take the place of another one, in one step that nothing can stop
/// half-way: a process of its own does it, so that not even SIGKILL to this one leaves the temporary
/// name behind.
/// @param temporary a name beside the target that nobody uses.
int twimlc_substitute(int file, const char *temporary, const char *target);

/// Puts bytes into a file that keeps its identity, in a process of its own as well. Where there is no
/// room for them the old ones stay.
int twimlc_overwrite(
    int file, const void *bytes, size_t count, const void *old_bytes, size_t old_count);

/// Gives a file the extended attributes of another one, access control lists among them, and no
/// others.
int twimlc_copy_attributes(int old, int file);

/// The words of the command line, the name of the program first. Swift's own list is read from /proc,
/// and empty where there is none.
int twimlc_argument_count(void);
char **twimlc_arguments(void);
