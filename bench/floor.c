/*
 * The machine's own floor: the system calls of each operation of the protocol, in their order, and nothing else.
 *
 *     floor DIR OPERATION COUNT DURABILITY     prints the seconds that it took
 *
 * OPERATION: enqueue, checkout, save, remove, readdir, stat, read, scan (readdir and stat of every file of the spool).
 * DURABILITY: none, files (the reference's fsyncs), directories (and those of the directories).
 * Metadata is 1 KB and data 8 KB. checkout, save and remove act on what enqueue and checkout left in DIR.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <sys/time.h>

static char metadata[1024], data[8192];
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

static void move(const char *from, const char *to, const char *registry) {
  touch(registry);
  touch(from);
  if (rename(from, to)) die(from);
}

static char *registry_of(int i) { static char p[64]; sprintf(p, ".registry/bench-%06d", i); return p; }
static char *data_of(int i) { static char p[64]; sprintf(p, ".data/bench-%06d", i); return p; }
static char *queue_of(int i) { static char p[64]; sprintf(p, "queue1/bench-%06d", i); return p; }
static char *checkout_of(int i) { static char p[64]; sprintf(p, "queue1/.checkout/bench-%06d", i); return p; }

static void enqueue(int i) {
  char tmp[64], temporary[80];
  int fd = open(registry_of(i), O_WRONLY | O_CREAT | O_EXCL, 0644);
  if (fd < 0) die("registry");
  close(fd);
  sprintf(tmp, ".tmp/bench-%06d", i);
  sprintf(temporary, ".tmp/bench-%06d.tmp.Ab3dE6", i);
  safe_write(tmp, temporary, metadata, sizeof metadata);
  sprintf(temporary, ".data/bench-%06d.tmp.Ab3dE6", i);
  safe_write(data_of(i), temporary, data, sizeof data);
  if (rename(tmp, queue_of(i))) die("rename");
  sync_directory(".data");
  sync_directory(".registry");
  sync_directory("queue1");
}

static void checkout(int i) {
  char bytes[sizeof metadata];
  move(queue_of(i), checkout_of(i), registry_of(i));
  int fd = open(checkout_of(i), O_RDONLY);
  if (fd < 0 || read(fd, bytes, sizeof bytes) < 0) die("read");
  close(fd);
}

static void save(int i) {
  char temporary[80];
  sprintf(temporary, ".tmp/bench-%06d.tmp.Ab3dE6", i);
  safe_write(checkout_of(i), temporary, metadata, sizeof metadata);
  move(checkout_of(i), queue_of(i), registry_of(i));
  sync_directory("queue1");
  sync_directory("queue1/.checkout");
}

static void erase(int i) {
  touch(registry_of(i));
  if (unlink(data_of(i)) || unlink(checkout_of(i)) || unlink(registry_of(i))) die("unlink");
  sync_directory("queue1/.checkout");
  sync_directory(".data");
  sync_directory(".registry");
}

/* Lists a directory; stats or reads each file in it where asked, at most `limit` of them. */
static long list(const char *dir, int with_stat, int with_read, long limit) {
  char path[4096], bytes[sizeof metadata];
  struct dirent *entry;
  struct stat st;
  long found = 0;
  DIR *d = opendir(dir);
  if (!d) die(dir);
  while ((entry = readdir(d))) {
    if (entry->d_name[0] == '.' && strchr("./c", entry->d_name[1])) continue;
    found++;
    if (found > limit) continue;
    snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
    if (with_stat && stat(path, &st)) die(path);
    if (with_read) {
      int fd = open(path, O_RDONLY);
      if (fd < 0 || read(fd, bytes, sizeof bytes) < 0) die(path);
      close(fd);
    }
  }
  closedir(d);
  return found;
}

int main(int argc, char **argv) {
  if (argc != 5 || chdir(argv[1])) die("usage: floor DIR OPERATION COUNT DURABILITY");
  const char *operation = argv[2], *durability = argv[4];
  int count = atoi(argv[3]);
  sync_directories = !strcmp(durability, "directories");
  sync_files = sync_directories || !strcmp(durability, "files");
  memset(metadata, 'm', sizeof metadata);
  memset(data, 'd', sizeof data);

  double start = now();
  void (*each)(int) = !strcmp(operation, "enqueue")    ? enqueue
                      : !strcmp(operation, "checkout") ? checkout
                      : !strcmp(operation, "save")     ? save
                      : !strcmp(operation, "remove")   ? erase
                                                       : NULL;
  if (each) {
    for (int i = 0; i < count; i++) each(i);
  } else if (!strcmp(operation, "readdir")) {
    list("queue1", 0, 0, 0);
  } else if (!strcmp(operation, "stat")) {
    list("queue1", 1, 0, 1L << 40);
  } else if (!strcmp(operation, "read")) {
    list("queue1", 0, 1, count);
  } else if (!strcmp(operation, "scan")) {
    const char *dirs[] = {".registry", ".tmp", ".data", "queue1", "queue1/.checkout"};
    for (int i = 0; i < 5; i++) list(dirs[i], 1, 0, 1L << 40);
  } else {
    errno = EINVAL;
    die(operation);
  }
  printf("%.9f\n", now() - start);
  return 0;
}
