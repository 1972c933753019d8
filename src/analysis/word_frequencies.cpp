// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/word_frequencies.hpp"

#include <charconv>

#include "analysis/language_data.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

namespace torikumi::analysis {
namespace {

constexpr double kOutOf = 10'000;

/// Of a word that is not in the list, which has those that 10 of 10,000 have.
constexpr double kRare = 5 / kOutOf;

}  // namespace

WordFrequencies::WordFrequencies(std::string lines) : lines_(std::move(lines)) {
  for (std::string_view rest = lines_; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (line.starts_with("#") || tab == std::string_view::npos) continue;
    unsigned count = 0;
    const auto [end, error] =
        std::from_chars(line.data() + tab + 1, line.data() + line.size(), count);
    if (error == std::errc() && count <= kOutOf) parts_[line.substr(0, tab)] = count / kOutOf;
  }
}

const WordFrequencies& WordFrequencies::of_policy_text() {
  static const WordFrequencies frequencies([] {
    try {
      return base::read_file(language_file("frequencies.tsv"));
    } catch (const base::Error&) {
      return std::string();
    }
  }());
  return frequencies;
}

double WordFrequencies::part(std::string_view word) const {
  const auto known = parts_.find(word);
  return known == parts_.end() ? kRare : known->second;
}

}  // namespace torikumi::analysis
