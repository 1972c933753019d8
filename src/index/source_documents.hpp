// SPDX-License-Identifier: GPL-2.0-or-later
/// Source documents: what people call the documents that the sources are.
///
///   shiryo3.txt, above whose table stand 質的改革の取組例 and 資料3 → 資料3 質的改革の取組例
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/stamp.hpp"
#include "schema/collection.hpp"

namespace torikumi::index {

struct SourceDocument {
  std::string title;    ///< as the collection says, else what stands above the table; may be empty
  std::string date;     ///< as the collection says; may be empty
  std::string url;      ///< likewise
  std::string licence;  ///< likewise
};

/// One for each source. `titles` are those that stand above the tables, as
/// metadata::kSourceTitles keeps them; a database that keeps none has none.
std::vector<SourceDocument> source_documents(const std::vector<SourceStamp>& sources,
                                             std::string_view titles,
                                             const schema::Collection& collection);

/// As metadata::kSourceTitles keeps them, in the order of the sources.
std::string encode_source_titles(const std::vector<std::string>& titles);

}  // namespace torikumi::index
