// SPDX-License-Identifier: GPL-2.0-or-later
/// Error: the one exception of the house.
///
///   throw Error(Code::kNotFound, "no such file: 計画.tsv", "check the path, or give a folder");
///
/// Thrown where the fault is known, caught at the command line and at the HTTP handler only. A bad
/// row or a bad query word is no Error: it is a warning or a complaint carried in the answer.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace torikumi::base {

enum class Code {
  kUsage,      ///< the caller's words are off: wrong option, wrong parameter
  kNotFound,   ///< a file, a database or a record that is not there
  kBadInput,   ///< a source that cannot be read as what it claims to be
  kRefused,    ///< understood, and not done: a guard, a second writer, another format
  kBroken,     ///< a database that is damaged
  kShardDown,  ///< a shard on another machine that does not answer
  kSystem,     ///< disk full, no permission, library failure
  kTimeOver,   ///< took longer than an answer may (base/deadline.hpp)
};

/// What went wrong in one sentence with its values, and what to type next (may be empty).
class Error : public std::runtime_error {
 public:
  Error(Code code, const std::string& what, std::string hint = {})
      : std::runtime_error(what), code_(code), hint_(std::move(hint)) {}

  Code code() const { return code_; }
  const std::string& hint() const { return hint_; }

 private:
  Code code_;
  std::string hint_;
};

}  // namespace torikumi::base
