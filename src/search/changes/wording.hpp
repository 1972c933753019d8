// SPDX-License-Identifier: GPL-2.0-or-later
/// Wording: what of an initiative's text came, went and changed from one edition to the next.
///
///   待ち時間が最長で3時間10分に達しています。 → 待ち時間が最長で2時間50分に達し、…:
///   changed, 3 and 10 went, 2 and 50 came
#pragma once

#include <string>
#include <vector>

#include "index/stored_record.hpp"
#include "schema/field_table.hpp"
#include "search/request.hpp"

namespace torikumi::search {

enum class SentenceChange { kCame, kWent, kChanged };

/// "came", "went" or "changed".
std::string name_of(SentenceChange change);

struct ChangedSentence {
  schema::Field field = schema::Field::kCurrent;
  SentenceChange change = SentenceChange::kChanged;
  /// The sentence cut where words differ, which are hits; empty of one that came.
  std::vector<Fragment> former;
  std::vector<Fragment> later;  ///< likewise; empty of one that went
};

/// Title, category and prose of the two, sentence by sentence in the order of the fields and of the
/// later text. Blanks, width and the place of a sentence in its field make no difference. Where
/// some hundred sentences came and went, none is told as a changed one.
std::vector<ChangedSentence> changed_sentences(const index::StoredRecord& former,
                                               const index::StoredRecord& later,
                                               const schema::FieldTable& fields);

}  // namespace torikumi::search
