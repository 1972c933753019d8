// SPDX-License-Identifier: GPL-2.0-or-later
/// JSON: responses as the contract has them. The command line and the HTTP API print the same.
///
///   to_json(response) → {"query":"人材育成","total":20,…}
#pragma once

#include <string>

#include "index/source_documents.hpp"
#include "search/changes/history.hpp"
#include "search/request.hpp"

namespace torikumi::api {

/// How a hit met the query, as the contract names it.
const char* match_name(search::Match match);

/// One line of JSON, without a line feed at its end.
std::string to_json(const search::Response& response);

/// A record with its further columns under their names.
std::string to_json(const schema::Record& record, const std::vector<std::string>& further_names);

/// The same with its years, where it is known in several editions, and with its document, where
/// that has a name or an address; further columns called history or document come first.
std::string to_json(const schema::Record& record, const std::vector<std::string>& further_names,
                    const std::vector<search::HistoryEntry>& history,
                    const index::SourceDocument& document);

/// What /readyz tells.
struct Readiness {
  std::uint32_t generation = 0;
  std::string indexed;  ///< time in UTC
  std::vector<std::string> warnings;
};
std::string to_json(const Readiness& readiness);

}  // namespace torikumi::api
