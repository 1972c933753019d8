// SPDX-License-Identifier: GPL-2.0-or-later
/// Reading clause: how a text of kana, or of Latin letters, may be met by its sound.
///
///   くやくしょ → reading くやくしょ · ちいきほうかつ → ちいきほうかつ if a noun of the collection
///   sounds so, else ちいき and ほうかつ · annai → あんない
#pragma once

#include <string>
#include <vector>

#include "search/plan/plan.hpp"

namespace torikumi::search {

/// Empty where the text is of neither, or where the collection has the word as it was typed.
/// `rewrite` gets what the answer tells of it, unless `disabled` takes it back.
ReadingClause plan_reading(IndexReader& reader, const query::Node& node,
                           const std::vector<query::QueryTerm>& query_terms,
                           const std::vector<std::string>& disabled,
                           std::vector<QueryRewrite>& rewrites);

/// The fewest readings of the collection that make up a sound (hiragana); none where there are
/// none. Dynamic programming over the index's own vocabulary.
std::vector<Term> segment_reading(const std::string& sound, IndexReader& reader);

}  // namespace torikumi::search
