// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggest/proposals.hpp"

#include <algorithm>

#include "text/grams.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

/// Of two sets of pairs of characters: オレンジカフェ has half of its pairs and カフェ's in common.
/// Below it are ロケット発射 and バスケットボール.
constexpr double kLeastShared = 0.4;

}  // namespace

std::vector<std::string> proposals_for(const std::string& query, Suggestions& suggestions,
                                       index::Database& database, std::size_t most) {
  std::vector<std::string> proposals;
  const auto add = [&](const std::string& word) {
    const bool is_known = std::find(proposals.begin(), proposals.end(), word) != proposals.end();
    if (proposals.size() < most && !is_known &&
        text::comparison_key(word) != text::comparison_key(query))
      proposals.push_back(word);
  };
  if (const auto near = suggestions.closest_spelling(query)) add(*near);
  for (const std::string& each : suggestions.spelled(text::comparison_key(query))) add(each);
  const std::vector<std::uint32_t> own = text::grams(query, 2);
  if (own.size() < 2) return proposals;
  struct Alike {
    double likeness;
    std::uint32_t count;
    const std::string* text;
  };
  std::vector<Alike> alike;
  const auto vocabulary = database.vocabulary();
  for (const index::VocabularyEntry& each : *vocabulary) {
    if (each.kind == index::EntryKind::kTitle) continue;
    const double likeness = text::dice(own, text::grams(each.text, 2));
    if (likeness >= kLeastShared) alike.push_back({likeness, each.count, &each.text});
  }
  std::sort(alike.begin(), alike.end(), [](const Alike& a, const Alike& b) {
    if (a.likeness != b.likeness) return a.likeness > b.likeness;
    return a.count != b.count ? a.count > b.count : *a.text < *b.text;
  });
  for (const Alike& each : alike) add(*each.text);
  return proposals;
}

}  // namespace torikumi::search
