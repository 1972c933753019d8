// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/reading_overrides.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "text/kana.hpp"

namespace torikumi::analysis {

ReadingOverrides parse_readings(std::string_view text, std::string_view name) {
  ReadingOverrides mended;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.empty() || line.starts_with("#")) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab == 0 || tab + 1 == line.size()) {
      throw base::Error(base::Code::kBadInput,
                        std::string(name) + ": line " + std::to_string(number) +
                            " is not a word, a tab and its reading",
                        "幸区<TAB>さいわいく");
    }
    mended[std::string(line.substr(0, tab))] = text::sound_of_kana(line.substr(tab + 1));
  }
  return mended;
}

}  // namespace torikumi::analysis
