// SPDX-License-Identifier: GPL-2.0-or-later
/// Sources: files that lie in the memory of a test.
///
///   read_corpus(sources({{"計画.csv", "局,課題\n…"}}), collection, "", {})
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/corpus.hpp"

namespace torikumi::tests {

inline corpus::NextSource sources(std::vector<corpus::LoadedSource> all) {
  return [all = std::move(all), next = std::size_t{0}]() mutable {
    return next < all.size() ? std::optional(all[next++]) : std::nullopt;
  };
}

}  // namespace torikumi::tests
