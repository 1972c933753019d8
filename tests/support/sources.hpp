// SPDX-License-Identifier: GPL-2.0-or-later
/// Sources: files that lie in the memory of a test.
///
///   read_corpus({{"計画.csv", "局,課題\n…"}}, collection).records
#pragma once

#include <vector>

#include "corpus/corpus.hpp"

namespace torikumi::tests {

inline corpus::Corpus read_corpus(const std::vector<corpus::LoadedSource>& sources,
                                  const schema::Collection& collection) {
  corpus::CorpusReader reader(collection, {});
  for (const corpus::LoadedSource& each : sources) reader.read(each, collection, "");
  return reader.finish();
}

}  // namespace torikumi::tests
