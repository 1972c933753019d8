// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi-pdf: a PDF on standard input to its glyphs and ruling lines on standard output, in a
/// process that may only compute. `torikumi index` runs it; it has no options.
///
/// A PDF comes from outside, and its parser has a long record of faults. Once the file is read,
/// this process can open nothing but poppler's own tables of characters, start nothing, reach no
/// network, and use a bounded amount of memory and time. Where the kernel cannot promise that, it
/// ends.
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <iterator>

#include "marks_device.hpp"

namespace {

constexpr int kMostPages = 2000;
constexpr const char* kCharacterTables = "/usr/share/poppler";

void limit(int resource, rlim_t most) {
  const rlimit both{most, most};
  if (setrlimit(static_cast<__rlimit_resource_t>(resource), &both) != 0) std::abort();
}

/// True where only kCharacterTables can be read from here on.
bool lock_files() {
  landlock_ruleset_attr all{};
  all.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1;
  const int rules = static_cast<int>(syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0));
  if (rules < 0) return false;
  landlock_path_beneath_attr tables{};
  tables.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  tables.parent_fd = open(kCharacterTables, O_PATH | O_CLOEXEC);
  bool locked = tables.parent_fd < 0 ||
                syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &tables, 0) == 0;
  locked = locked && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
  if (tables.parent_fd >= 0) close(tables.parent_fd);
  close(rules);
  return locked;
}

/// Only what computing and writing need. False where the kernel has no such filter.
bool lock_calls(bool may_open) {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(1));
  if (filter == nullptr) return false;
  bool added = true;
  for (const int call : {SCMP_SYS(read),       SCMP_SYS(write),        SCMP_SYS(writev),
                         SCMP_SYS(lseek),      SCMP_SYS(close),        SCMP_SYS(fstat),
                         SCMP_SYS(newfstatat), SCMP_SYS(brk),          SCMP_SYS(mmap),
                         SCMP_SYS(munmap),     SCMP_SYS(mremap),       SCMP_SYS(mprotect),
                         SCMP_SYS(madvise),    SCMP_SYS(futex),        SCMP_SYS(clock_gettime),
                         SCMP_SYS(getrandom),  SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
                         SCMP_SYS(exit),       SCMP_SYS(exit_group)})
    added = added && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  if (may_open)
    for (const int call : {SCMP_SYS(openat), SCMP_SYS(getdents64)})
      added = added && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  const bool loaded = added && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return loaded;
}

bool lock_up() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return true;  // what the sanitizers do cannot be done locked up
#endif
  limit(RLIMIT_AS, rlim_t{1} << 30U);
  limit(RLIMIT_CPU, 60);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, 16);
  limit(RLIMIT_CORE, 0);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  return lock_calls(lock_files());
}

}  // namespace

int main() {
  close_range(3, ~0U, 0);
  std::ios::sync_with_stdio(false);
  std::string bytes((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
  torikumi::pdf::prepare();
  if (!lock_up()) {
    std::cout << "fault this system cannot lock a process up (seccomp)\n";
    return 1;
  }
  const std::string fault = torikumi::pdf::print_marks(std::move(bytes), kMostPages, std::cout);
  if (!fault.empty()) std::cout << "fault " << fault << "\n";
  std::cout.flush();
  return fault.empty() ? 0 : 1;
}
