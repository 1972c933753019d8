// SPDX-License-Identifier: GPL-2.0-or-later
/// SuggestionsJson: completions as the contract has them.
///
///   {"suggestions":[{"text":"区役所","kind":"word","count":12}]}
#pragma once

#include <string>
#include <vector>

#include "index/vocabulary.hpp"

namespace torikumi::api {

/// "word", "title", "department", "category".
const char* name_of(index::EntryKind kind);

std::string to_json(const std::vector<index::VocabularyEntry>& suggestions);

}  // namespace torikumi::api
