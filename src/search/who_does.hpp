// SPDX-License-Identifier: GPL-2.0-or-later
/// Who does: a sentence for each department that does what is sought, and what one department says
/// of all wards.
///
///   認知症 研修 → 川崎区役所: …区役所に来所された場合に… · of every ward: 健康福祉局及び各区役所が
///   …養成講座を年各1回開催しています
///
/// Where one department says that every ward does it, a ward without an initiative of its own may
/// do it all the same.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "search/request.hpp"
#include "search/searcher.hpp"

namespace torikumi::search {

struct Statement {
  schema::Record record;
  std::string sentence;  ///< as it stands in the text; no longer than some 120 characters
};

struct WhoDoes {
  std::map<std::string, Statement> of_rows;  ///< by the row of the cross tab that was asked for
  std::vector<Statement> of_every_ward;      ///< in the order of the hits; at most five
};

/// Of the hits of a response, which are whole, those in the scope.
WhoDoes who_does(Searcher& searcher, const Response& response, const EditionScope& scope,
                 CrossTabRows rows);

/// Whether a text names all wards together: 各区役所, 全区, すべての区.
bool names_every_ward(std::string_view text);

}  // namespace torikumi::search
