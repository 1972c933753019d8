// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/ngrams.hpp"

#include "base/utf8.hpp"

namespace torikumi::analysis {

void for_each_character(std::string_view text, const std::function<void(std::string_view)>& each) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t bytes = base::decode(text, i).bytes;
    each(text.substr(i, bytes));
    i += bytes;
  }
}

void for_each_pair(std::string_view text, const std::function<void(std::string_view)>& each) {
  std::size_t previous = 0;
  for (std::size_t i = text.empty() ? 0 : base::decode(text, 0).bytes; i < text.size();) {
    const std::size_t bytes = base::decode(text, i).bytes;
    each(text.substr(previous, i + bytes - previous));
    previous = i;
    i += bytes;
  }
}

}  // namespace torikumi::analysis
