// SPDX-License-Identifier: GPL-2.0-or-later
/// Service options: what a query may cost, and which sites may show the search in a frame.
///
///   {{8'000, 300, 20}, {"https://www.city.example"}}
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace torikumi::server::service {

/// What one query may cost.
struct QueryLimits {
  std::uint32_t bytes = 8'000;   ///< of any parameter: longer than any title
  std::uint32_t words = 300;     ///< between blanks
  std::uint32_t wildcards = 20;  ///< words that end in *
};

struct ServiceOptions {
  QueryLimits limits;
  bool shared_cache = false;  ///< answers may be kept by a cache that all clients share
  std::vector<std::string> frame_ancestors;  ///< origins of sites that may frame /embed/search
};

}  // namespace torikumi::server::service
