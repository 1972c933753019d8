// SPDX-License-Identifier: GPL-2.0-or-later
/// Synonyms: words that mean the same to those who look for them (dict/synonyms.txt).
///
///   特養 = 特別養護老人ホーム      each finds the other
///   福祉施設 > 特養, 老健          the left finds the right, not the other way
///
/// Members may be several words. They are compared by what the analyser makes of them, so each
/// spelling of a member counts; one that is cut otherwise alone than before a particle has both.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyser.hpp"

namespace torikumi::query {

/// A member of a group: its words, each with all its forms.
struct Member {
  std::string text;
  std::vector<std::vector<std::string>> words;
};

class Synonyms {
 public:
  /// No synonyms.
  Synonyms() = default;

  /// Reads the file's text. Throws Error kBadInput with `name` and line: no "=" or ">", an empty
  /// member, a member without words, a member named twice in its group, a group that stands twice.
  /// With `passed_over` such lines are passed over, and the first of these sentences stands there.
  Synonyms(std::string_view text, std::string_view name, analysis::Analyser& analyser,
           std::string* passed_over = nullptr);

  /// The other ways to say what these words say (each by the form that unites its forms), or none.
  std::vector<const Member*> of(const std::vector<std::string>& words) const;

  /// The longest member's words.
  std::size_t longest() const { return longest_; }
  std::size_t groups() const { return groups_; }

 private:
  using Key = std::string;
  static Key key_of(const std::vector<std::string>& words);
  const Member* keep(Member member);
  std::vector<const Member*> read(std::string_view given, analysis::Analyser& analyser);
  void take(std::string_view line, const std::string& place, analysis::Analyser& analyser,
            std::set<std::pair<Key, Key>>& pairs);

  std::vector<std::unique_ptr<Member>> members_;
  std::map<Key, std::vector<const Member*>> others_;
  std::size_t longest_ = 0;
  std::size_t groups_ = 0;
};

}  // namespace torikumi::query
