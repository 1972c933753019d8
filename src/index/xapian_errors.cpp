// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/xapian_errors.hpp"

#include <cerrno>
#include <cstring>

namespace torikumi::index {

using base::Code;
using base::Error;

Error as_error(const Xapian::Error& error, const std::string& what) {
  const std::string system =
      error.get_error_string() != nullptr ? std::string(": ") + error.get_error_string() : "";
  const std::string text = what + ": " + error.get_msg() + system;
  // Its types are told by name (the class is not polymorphic), and the system's error as text.
  const std::string type = error.get_type();
  if (type == "NetworkError" || type == "NetworkTimeoutError") {
    return {Code::kShardDown,
            "the shard " + error.get_context() + " does not answer: " + error.get_msg() + system,
            "see that it is served there"};
  }
  if (system.find(std::strerror(EACCES)) != std::string::npos)
    return {Code::kSystem, text, "check the permissions there"};
  if (type == "DatabaseCorruptError" || type == "DatabaseVersionError") {
    return {Code::kBroken, text, "build it anew with torikumi index --rebuild"};
  }
  if (type == "DatabaseOpeningError" || type == "DatabaseNotFoundError") {
    return {Code::kNotFound, text,
            "build it anew with torikumi index --rebuild, or go back with torikumi rollback"};
  }
  return {Code::kSystem, text, "check the free space and the permissions there"};
}

}  // namespace torikumi::index
