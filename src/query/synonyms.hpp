// SPDX-License-Identifier: GPL-2.0-or-later
/// Synonyms: words that mean the same to those who look for them (query/synonym_files.hpp).
///
///   特養 = 特別養護老人ホーム      each finds the other
///   福祉施設 > 特養, 老健          the left finds the right, not the other way
///
/// Members may be several words. They are compared by what the analyser makes of them, so each
/// spelling of a member counts; one that is cut otherwise alone than before a particle has both.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyser.hpp"
#include "query/synonym_files.hpp"

namespace torikumi::query {

/// A member of a group: its words, each with all its forms.
struct Member {
  std::string text;
  std::vector<std::vector<std::string>> words;
};

/// A line of a file: what finds what.
struct SynonymLine {
  std::size_t file = 0;    ///< among those that were read
  std::size_t number = 0;  ///< from 1
  std::string text;
  std::vector<std::string> seekers;  ///< members that find the others
  std::vector<std::string> found;    ///< members that are found by them
};

class Synonyms {
 public:
  /// No synonyms.
  Synonyms() = default;

  /// Reads the files. Throws Error kBadInput with the file's name and line: no "=" or ">", an empty
  /// member, a member without words, a member named twice in its group, a pair that stands twice in
  /// one file. (One that another file has too changes nothing.) With `faults` such lines are passed
  /// over, and these sentences stand there.
  Synonyms(const std::vector<SynonymFile>& files, analysis::Analyser& analyser,
           std::vector<std::string>* faults = nullptr);

  /// The other ways to say what these words say (each by the form that unites its forms), or none.
  std::vector<const Member*> of(const std::vector<std::string>& words) const;

  /// The longest member's words.
  std::size_t longest() const { return longest_; }
  std::size_t groups() const { return lines_.size(); }
  const std::vector<SynonymLine>& lines() const { return lines_; }

 private:
  using Key = std::string;
  static Key key_of(const std::vector<std::string>& words);
  const Member* keep(Member member);
  std::vector<const Member*> read(std::string_view given, analysis::Analyser& analyser);
  /// The file in which each pair stands.
  using Pairs = std::map<std::pair<Key, Key>, std::size_t>;
  void take(SynonymLine line, const std::string& place, analysis::Analyser& analyser, Pairs& pairs);

  std::vector<std::unique_ptr<Member>> members_;
  std::map<Key, std::vector<const Member*>> others_;
  std::size_t longest_ = 0;
  std::vector<SynonymLine> lines_;
};

}  // namespace torikumi::query
