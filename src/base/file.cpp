// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/descriptor.hpp"
#include "base/error.hpp"

namespace torikumi::base {
namespace {

[[noreturn]] void fail(const std::string& doing, const std::filesystem::path& path) {
  const int number = errno;
  const Code code = number == ENOENT ? Code::kNotFound : Code::kSystem;
  std::string hint;
  if (number == EACCES || number == EPERM) hint = "check who owns it and its permissions";
  if (number == ENOSPC) hint = "free some space and run again";
  throw Error(code, doing + " " + path.string() + ": " + std::strerror(number), hint);
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  std::string content;
  read_blocks(path, [&](std::string_view block) { content += block; });
  return content;
}

void read_blocks(const std::filesystem::path& path,
                 const std::function<void(std::string_view block)>& take) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number < 0) fail("cannot open", path);
  char block[1 << 16];
  for (;;) {
    const ssize_t got = ::read(file.number, block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("cannot read", path);
    if (got == 0) return;
    take({block, static_cast<std::size_t>(got)});
  }
}

void replace_file(const std::filesystem::path& path, std::string_view content) {
  std::filesystem::path beside = path;
  beside += ".new";
  {
    const Descriptor file{::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                                 S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH)};
    if (file.number < 0) fail("cannot write", beside);
    while (!content.empty()) {
      const ssize_t put = ::write(file.number, content.data(), content.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) fail("cannot write", beside);
      content.remove_prefix(static_cast<std::size_t>(put));
    }
    if (::fsync(file.number) != 0) fail("cannot flush", beside);
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) fail("cannot rename to", path);
  flush_to_disk(path.has_parent_path() ? path.parent_path() : ".");
}

void flush_to_disk(const std::filesystem::path& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number < 0) fail("cannot open", path);
  if (::fsync(file.number) != 0) fail("cannot flush", path);
}

std::optional<FileLock> FileLock::try_acquire(const std::filesystem::path& path) {
  const int descriptor =
      ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
  if (descriptor < 0) fail("cannot open", path);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return FileLock(descriptor);
  const int number = errno;
  ::close(descriptor);
  if (number == EWOULDBLOCK) return std::nullopt;
  errno = number;
  fail("cannot lock", path);
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace torikumi::base
