// SPDX-License-Identifier: GPL-2.0-or-later
/// Foreign synonyms: synonym files of Solr and Elasticsearch, as lines of ours.
///
///   特養,特別養護老人ホーム     → 特養 = 特別養護老人ホーム
///   市税 => 住民税,固定資産税   → 市税 > 住民税, 固定資産税
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyser.hpp"

namespace torikumi::query {

struct ConvertedSynonyms {
  std::string text;                  ///< lines as query::Synonyms reads them, with the comments
  std::size_t lines = 0;             ///< of them, comments aside
  std::vector<std::string> remarks;  ///< what could not be carried over: "line 3: …"
};

/// Reads the Solr format (https://solr.apache.org/guide/solr/latest/indexing-guide/filters.html,
/// Synonym Graph Filter), which Elasticsearch has too, and the WordNet lines s(…) that
/// Elasticsearch calls "wordnet". Nothing is refused: what cannot be carried over is remarked on.
ConvertedSynonyms convert_synonyms(std::string_view text, analysis::Analyser& analyser);

}  // namespace torikumi::query
