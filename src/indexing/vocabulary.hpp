// SPDX-License-Identifier: GPL-2.0-or-later
/// Vocabulary: gathers what a finished generation can propose to those who type.
///
///   W区役所 in 23 documents → {区役所, くやくしょ, word, 23}
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "analysis/morphemes.hpp"
#include "schema/collection.hpp"

namespace torikumi::indexing {

/// The words of two characters or more, the runs of nouns that stand in two documents or more, and
/// every title, department and category, each with its reading; as an index::VocabularyWriter makes
/// it. Read from the index alone, so that it is the same however the generation was made.
std::string gather_vocabulary(const std::vector<Xapian::Database>& shards,
                              const schema::Collection& collection,
                              const analysis::Dictionary& dictionary);

}  // namespace torikumi::indexing
