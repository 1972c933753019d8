// SPDX-License-Identifier: GPL-2.0-or-later
/// Sound: a kana query to the readings that the collection's nouns have.
///
///   ちいきほうかつ → {Rちいきほうかつ} if such a noun run is there, else {Rちいき, Rほうかつ}
#pragma once

#include <string>
#include <vector>

#include "index/database.hpp"

namespace torikumi::search {

/// The fewest readings of the collection that make up a sound (hiragana), as terms; none where
/// there are none. Found by dynamic programming over the index's own vocabulary.
std::vector<index::Term> segment_reading(const std::string& sound, index::Database& database);

}  // namespace torikumi::search
