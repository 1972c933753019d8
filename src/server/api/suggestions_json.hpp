// SPDX-License-Identifier: GPL-2.0-or-later
/// SuggestionsJson: completions as the contract has them.
///
///   {"suggestions":[{"text":"区役所","kind":"word","count":12}]}
#pragma once

#include <string>
#include <vector>

#include "store/vocabulary.hpp"

namespace torikumi::server::api {

/// "word", "title", "department", "category".
const char* name_of(store::EntryKind kind);

std::string to_json(const std::vector<store::VocabularyEntry>& suggestions);

}  // namespace torikumi::server::api
