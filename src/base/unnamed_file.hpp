// SPDX-License-Identifier: GPL-2.0-or-later
/// UnnamedFile: a file in memory, for libraries that read and write by names.
///
///   const UnnamedFile words("合築,…"); mecab_dict_index(…, words.path())
#pragma once

#include <string>
#include <string_view>

#include "base/descriptor.hpp"

namespace torikumi::base {

class UnnamedFile {
 public:
  /// Throws Error kSystem where there is no memory.
  explicit UnnamedFile(std::string_view content);

  /// Good in this process and those that it forks, as long as this lives.
  std::string path() const;
  std::string content() const;
  /// To be read from its start, as a process's standard input.
  int descriptor() const { return file_.number; }

 private:
  Descriptor file_;
};

}  // namespace torikumi::base
