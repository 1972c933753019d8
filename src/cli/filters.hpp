// SPDX-License-Identifier: GPL-2.0-or-later
/// Filters: the options that are called as facets are.
///
///   --department 総務局 --category 防災 → {"department", {"総務局"}}, {"category", {"防災"}}
#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"
#include "search/request.hpp"

namespace torikumi::cli {

/// Those of these facets that were given.
inline std::vector<search::Filter> filters_of(const Options& options,
                                              const std::vector<std::string>& facets) {
  std::vector<search::Filter> filters;
  for (const std::string& facet : facets) {
    if (options.has(facet.c_str())) filters.push_back({facet, options.list_of(facet.c_str())});
  }
  return filters;
}

}  // namespace torikumi::cli
