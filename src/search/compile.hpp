// SPDX-License-Identifier: GPL-2.0-or-later
/// Compile: a query tree to what Xapian is asked.
///
///   区役所 人材 → met by words: (W区 AND W役所) AND W人材 · by strings: … OR B区役 AND B役所 · by
///   labels: … ranked by: W区 W役所 W人材 P区役所, and their pairs of characters at a fifth
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "query/synonyms.hpp"
#include "query/tree.hpp"
#include "search/request.hpp"
#include "store/database.hpp"

namespace torikumi::search {

/// A word of the query, in all its forms, and how much it tells (its inverse document frequency).
struct Telling {
  std::vector<std::string> terms;
  double worth = 0;
};

/// The conditions widen from one to the next: what the first matches, the second does too.
struct Compiled {
  Xapian::Query by_words;    ///< every part met by words in title, current state or direction
  Xapian::Query by_strings;  ///< or by a string in them
  Xapian::Query by_labels;   ///< or by words or a string in department or category: all strict hits
  /// For hits that meet most words when too few meet all: what is never widened (quoted, in a
  /// field, excluded) and one of the telling words. MatchNothing where there is nothing to widen.
  Xapian::Query widened;
  std::vector<Telling> words;        ///< the words that may be missing in a widened hit
  Xapian::Query rank;                ///< gives the weights, and demands nothing
  std::set<std::uint16_t> marks;     ///< store::term_mark of terms whose places are to be marked
  std::vector<std::string> strings;  ///< string forms whose places are to be marked
  std::vector<Interpretation> interpretation;
  bool everything = false;  ///< no condition at all
};

/// The file of synonyms, dict/synonyms.txt.
std::string synonyms_file();

/// One a thread; holds the analyser and the synonyms.
class Compiler {
 public:
  /// Without `synonyms` it reads dict/synonyms.txt. A file that is malformed is told in
  /// `synonyms_fault`, and none are used.
  Compiler(const analysis::Dictionary& dictionary, std::shared_ptr<const query::Synonyms> synonyms);

  /// `off` takes interpretations back, by what they call it ("synonym:特養").
  Compiled compile(const query::Node& root, store::Database& database,
                   const std::vector<std::string>& off = {});

  const std::string& synonyms_fault() const { return synonyms_fault_; }

 private:
  analysis::Analyser analyser_;
  std::shared_ptr<const query::Synonyms> synonyms_;
  std::string synonyms_fault_;
};

}  // namespace torikumi::search
