// SPDX-License-Identifier: GPL-2.0-or-later
/// InitiativePage: one initiative in full, what is related to it, and how to cite it.
///
///   /initiatives/3f2a…?q=見守り
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "schema/collection.hpp"
#include "search/changes/history.hpp"
#include "search/changes/wording.hpp"
#include "search/searcher.hpp"
#include "search/similar/related.hpp"
#include "search/similar/themes.hpp"
#include "server/pages/frame.hpp"

namespace torikumi::server::pages {

struct InitiativeView {
  search::Hit hit;                 ///< with its whole fields marked
  std::string query;               ///< what it was found by; may be empty
  std::string from;                ///< the address of the search that it was found by; may be empty
  index::SourceDocument document;  ///< that it stands in
  search::Searcher::Neighbours neighbours;
  std::vector<search::HistoryEntry> history;       ///< the record alone, or it with its other years
  std::vector<search::ChangedSentence> sentences;  ///< reworded since its former self
  std::string former_edition;                      ///< of that
  std::vector<search::RelatedRecord> in_other_wards;
  std::set<std::string> in_theme;  ///< ids of those in other wards that are of the same theme
  std::vector<search::RelatedRecord> in_other_departments;  ///< those of wards left out
  std::vector<search::RelatedRecord> in_other_cities;
  std::optional<search::Theme> theme;
  std::size_t elsewhere = 0;  ///< of the theme, in other wards or departments
  std::string linked_data;    ///< the initiative as JSON-LD (api/linked_data.hpp)
};

std::string initiative_page(const InitiativeView& view, const schema::Collection& collection,
                            const IndexSummary& holding);

}  // namespace torikumi::server::pages
