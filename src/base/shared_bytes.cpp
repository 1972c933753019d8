// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/shared_bytes.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/descriptor.hpp"
#include "base/error.hpp"

namespace torikumi::base {
namespace {

constexpr std::size_t kMostInMemory = std::size_t{8} << 20U;

/// Bytes that are written to the file in one go.
constexpr std::size_t kBlock = std::size_t{1} << 20U;

/// /tmp may lie in memory, which is what a file is to spare.
std::string folder() {
  const char* const named = std::getenv("TMPDIR");
  if (named != nullptr && *named != '\0') return named;
  return ::access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp";
}

[[noreturn]] void fail(const std::string& doing) {
  const std::string why = std::strerror(errno);
  throw Error(Code::kSystem, doing + " a temporary file in " + folder() + ": " + why,
              "free some space there, or name another folder by the environment's TMPDIR");
}

/// A file that only this process can see.
int open_nameless() {
  std::string path = folder();
  int number = ::open(path.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (number >= 0) return number;
  // Not every file system can make one without a name.
  path += "/torikumi-XXXXXX";
  number = ::mkostemp(path.data(), O_CLOEXEC);
  if (number < 0) fail("cannot make");
  ::unlink(path.c_str());
  return number;
}

class Mapping {
 public:
  Mapping(int file, std::size_t size)
      : size_(size), bytes_(::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0)) {
    if (bytes_ == MAP_FAILED) fail("cannot read");
  }
  ~Mapping() { ::munmap(bytes_, size_); }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  std::string_view view() const { return {static_cast<const char*>(bytes_), size_}; }

 private:
  std::size_t size_;
  void* bytes_;
};

}  // namespace

Spool::Spool() = default;
Spool::~Spool() = default;
Spool::Spool(Spool&& other) noexcept = default;
Spool& Spool::operator=(Spool&& other) noexcept = default;

void Spool::append(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() >= (file_ ? kBlock : kMostInMemory)) write();
}

SharedBytes Spool::finish() {
  if (!file_) return std::exchange(waiting_, {});
  write();
  const auto mapping = std::make_shared<const Mapping>(file_->number, written_);
  file_.reset();  // the mapping keeps the bytes
  return {mapping, mapping->view()};
}

void Spool::write() {
  if (!file_) file_ = std::make_unique<Descriptor>(open_nameless());
  std::string_view left = waiting_;
  while (!left.empty()) {
    const ssize_t put = ::write(file_->number, left.data(), left.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) fail("cannot write");
    left.remove_prefix(static_cast<std::size_t>(put));
  }
  written_ += waiting_.size();
  waiting_.clear();
  waiting_.shrink_to_fit();
  waiting_.reserve(kBlock);
}

}  // namespace torikumi::base
