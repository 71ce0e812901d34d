/*
 * The machine's own floor: the system calls of each operation of the protocol, in their order, and nothing else.
 *
 *     floor DIR QUEUE OPERATION FROM COUNT DURABILITY     prints the seconds that it took
 *
 * OPERATION, on entries FROM … FROM + COUNT - 1 of the spool DIR, which are named bench-NNNNNN:
 *     enqueue, checkout, save, remove, and move (checkout and save, to the queue "frozen")
 * or on whatever is in the spool:
 *     readdir  the names of QUEUE
 *     read     the names of QUEUE, and the first COUNT files of it
 *     index    the names of QUEUE, each file of it, and the first 4 KB of its data
 *     scan     the names of every directory (QUEUE being the only queue that has entries), and stat of every file
 * DURABILITY: none, files (the reference's fsyncs), directories (and those of the directories).
 * Metadata is 1 KB and data 8 KB. checkout, save, remove and move act on what enqueue and checkout left in DIR.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define HEAD 4096

static char metadata[1024], data[8192];
static const char *queue;
static int sync_files, sync_directories;

static void die(const char *what) {
  fprintf(stderr, "floor: %s: %s\n", what, strerror(errno));
  exit(1);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static void safe_write(const char *path, const char *tmp, const char *bytes, size_t size) {
  struct stat st;
  int exists = stat(path, &st) == 0;
  int fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL, 0666);
  if (fd < 0) die(tmp);
  if (exists && fchmod(fd, st.st_mode & 07777)) die("fchmod");
  if (write(fd, bytes, size) != (ssize_t)size) die("write");
  if (sync_files && fsync(fd)) die("fsync");
  close(fd);
  if (rename(tmp, path)) die("rename");
}

static void sync_directory(const char *path) {
  if (!sync_directories) return;
  int fd = open(path, O_RDONLY);
  if (fd < 0) die(path);
  if (fsync(fd)) die("fsync of a directory");
  close(fd);
}

static void touch(const char *path) {
  if (utimes(path, NULL)) die(path);
}

static void move_file(const char *from, const char *to, const char *registry) {
  touch(registry);
  touch(from);
  if (rename(from, to)) die(from);
}

static const char *checkout_dir(void) {
  static char path[300];
  snprintf(path, sizeof path, "%s/.checkout", queue);
  return path;
}

/* The path of entry i in a directory. Each operation has at most four at a time. */
static char *in(const char *dir, int i) {
  static char paths[4][400];
  static int next;
  char *path = paths[next++ % 4];
  snprintf(path, sizeof paths[0], "%s/bench-%06d", dir, i);
  return path;
}

static void enqueue(int i) {
  char temporary[80];
  int fd = open(in(".registry", i), O_WRONLY | O_CREAT | O_EXCL, 0644);
  if (fd < 0) die("registry");
  close(fd);
  char *tmp = in(".tmp", i);
  sprintf(temporary, ".tmp/bench-%06d.tmp.Ab3dE6", i);
  safe_write(tmp, temporary, metadata, sizeof metadata);
  sprintf(temporary, ".data/bench-%06d.tmp.Ab3dE6", i);
  safe_write(in(".data", i), temporary, data, sizeof data);
  if (rename(tmp, in(queue, i))) die("rename");
  sync_directory(".data");
  sync_directory(".registry");
  sync_directory(queue);
}

static void checkout(int i) {
  char bytes[sizeof metadata];
  char *held = in(checkout_dir(), i);
  move_file(in(queue, i), held, in(".registry", i));
  int fd = open(held, O_RDONLY);
  if (fd < 0 || read(fd, bytes, sizeof bytes) < 0) die("read");
  close(fd);
}

static void save_to(int i, const char *to) {
  char temporary[80];
  char *held = in(checkout_dir(), i);
  sprintf(temporary, ".tmp/bench-%06d.tmp.Ab3dE6", i);
  safe_write(held, temporary, metadata, sizeof metadata);
  move_file(held, in(to, i), in(".registry", i));
  sync_directory(to);
  sync_directory(checkout_dir());
}

static void save(int i) { save_to(i, queue); }

static void move_entry(int i) {
  checkout(i);
  save_to(i, "frozen");
}

static void erase(int i) {
  char *held = in(checkout_dir(), i), *registry = in(".registry", i);
  touch(registry);
  if (unlink(in(".data", i)) || unlink(held) || unlink(registry)) die("unlink");
  sync_directory(checkout_dir());
  sync_directory(".data");
  sync_directory(".registry");
}

/* The first `size` bytes of a file, as the index reads them: open, fstat, read, close. */
static void read_file(const char *dir, const char *name, size_t size) {
  static char bytes[1 << 16];
  char path[4096];
  struct stat st;
  snprintf(path, sizeof path, "%s/%s", dir, name);
  int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0) die(path);
  if (fstat(fd, &st) || pread(fd, bytes, size, 0) < 0) die(path);
  close(fd);
}

/* Lists a directory; stats all files, or reads the first `limit`, with the beginning of their data where asked. */
static void list(const char *dir, int with_stat, int with_data, long limit) {
  char path[4096];
  struct dirent *entry;
  struct stat st;
  long found = 0;
  DIR *d = opendir(dir);
  if (!d) die(dir);
  while ((entry = readdir(d))) {
    const char *name = entry->d_name;
    if (!strcmp(name, ".") || !strcmp(name, "..") || !strcmp(name, ".checkout")) continue;
    if (with_stat) {
      snprintf(path, sizeof path, "%s/%s", dir, name);
      if (stat(path, &st)) die(path);
    }
    if (found++ >= limit) continue;
    read_file(dir, name, 1 << 16);
    if (with_data) read_file(".data", name, HEAD);
  }
  closedir(d);
}

int main(int argc, char **argv) {
  if (argc != 7 || chdir(argv[1])) die("usage: floor DIR QUEUE OPERATION FROM COUNT DURABILITY");
  queue = argv[2];
  const char *operation = argv[3], *durability = argv[6];
  int from = atoi(argv[4]), count = atoi(argv[5]);
  sync_directories = !strcmp(durability, "directories");
  sync_files = sync_directories || !strcmp(durability, "files");
  memset(metadata, 'm', sizeof metadata);
  memset(data, 'd', sizeof data);

  double start = now();
  void (*each)(int) = !strcmp(operation, "enqueue")    ? enqueue
                      : !strcmp(operation, "checkout") ? checkout
                      : !strcmp(operation, "save")     ? save
                      : !strcmp(operation, "remove")   ? erase
                      : !strcmp(operation, "move")     ? move_entry
                                                       : NULL;
  if (each) {
    for (int i = from; i < from + count; i++) each(i);
  } else if (!strcmp(operation, "readdir")) {
    list(queue, 0, 0, 0);
  } else if (!strcmp(operation, "read")) {
    list(queue, 0, 0, count);
  } else if (!strcmp(operation, "index")) {
    list(queue, 0, 1, 1L << 40);
  } else if (!strcmp(operation, "scan")) {
    const char *dirs[] = {".registry", ".tmp", ".data", queue, checkout_dir()};
    for (int i = 0; i < 5; i++) list(dirs[i], 1, 0, 0);
  } else {
    errno = EINVAL;
    die(operation);
  }
  printf("%.9f\n", now() - start);
  return 0;
}
