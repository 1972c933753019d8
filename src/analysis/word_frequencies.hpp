// SPDX-License-Identifier: GPL-2.0-or-later
/// Word frequencies: how many records of policy text at large have a word.
///
///   図る .32, 介護 .039, 猫 .0027, 補聴器 (none of the list) .0005
///
/// Of a collection of fifty records none may say 拡充, which does not make it a rare word. The list
/// is dict/frequencies.tsv, which tells its source.
#pragma once

#include <string>
#include <string_view>

#include <boost/unordered/unordered_flat_map.hpp>

namespace torikumi::analysis {

class WordFrequencies {
 public:
  /// Lines of a word, a tab, and how many of 10,000 records have it; others are passed over.
  explicit WordFrequencies(std::string lines);

  /// That of the program's dictionary, read once; empty where the file is missing. Any thread.
  static const WordFrequencies& of_policy_text();

  /// The part of the records that have the word, from 0 to 1; a word as terms have it (図る).
  double part(std::string_view word) const;

 private:
  std::string lines_;
  boost::unordered_flat_map<std::string_view, double> parts_;
};

}  // namespace torikumi::analysis
