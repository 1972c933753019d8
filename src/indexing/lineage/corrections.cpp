// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/lineage/corrections.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"

namespace torikumi::indexing {
namespace {

std::string_view next_of(std::string_view& rest, char end) {
  const std::string_view part = rest.substr(0, rest.find(end));
  rest.remove_prefix(std::min(rest.size(), part.size() + 1));
  return part;
}

}  // namespace

std::vector<Correction> parse_corrections(std::string_view tsv, const std::string& name) {
  constexpr std::array<std::string_view, 6> kVerdicts{"same",  "retitled", "moved",
                                                      "split", "merged",   "not"};
  std::vector<Correction> all;
  if (tsv.starts_with("\xEF\xBB\xBF")) tsv.remove_prefix(3);
  for (std::uint32_t number = 1; !tsv.empty(); ++number) {
    std::string_view line = next_of(tsv, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const std::string_view former = next_of(line, '\t');
    const std::string_view later = next_of(line, '\t');
    const std::string_view verdict = line.empty() ? "same" : next_of(line, '\t');
    const auto fail = [&](const std::string& what) {
      throw base::Error(base::Code::kBadInput,
                        name + ": line " + std::to_string(number) + ": " + what,
                        "a line is: former id, tab, later id, tab, same or not; torikumi lineage "
                        "prints such lines");
    };
    if (former.empty() || later.empty()) fail("two ids are needed, with a tab between");
    if (former == later) fail("an initiative is paired with itself");
    if (std::find(kVerdicts.begin(), kVerdicts.end(), verdict) == kVerdicts.end())
      fail("\"" + std::string(verdict) +
           "\" is none of same, retitled, moved, split, merged and not");
    std::optional<index::LinkKind> part;
    for (const index::LinkKind kind : {index::LinkKind::kSplit, index::LinkKind::kMerged}) {
      if (verdict == index::name_of(kind)) part = kind;
    }
    all.push_back({std::string(former), std::string(later), verdict != "not", part, number});
  }
  return all;
}

}  // namespace torikumi::indexing
