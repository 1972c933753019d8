// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/unnamed_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "base/file.hpp"

namespace torikumi::base {

UnnamedFile::UnnamedFile(std::string_view content)
    : file_{::memfd_create("torikumi", MFD_CLOEXEC)} {
  const auto fail = [] {
    throw Error(Code::kSystem, std::string("got no memory: ") + std::strerror(errno), "");
  };
  if (file_.number < 0) fail();
  while (!content.empty()) {
    const ssize_t written = ::write(file_.number, content.data(), content.size());
    if (written < 0) fail();
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  ::lseek(file_.number, 0, SEEK_SET);
}

std::string UnnamedFile::path() const { return "/proc/self/fd/" + std::to_string(file_.number); }

std::string UnnamedFile::content() const { return read_file(path()); }

}  // namespace torikumi::base
