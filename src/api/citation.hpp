// SPDX-License-Identifier: GPL-2.0-or-later
/// Citation: an initiative as a document names its source.
///
///   川崎市中原区役所「中原区役所窓口混雑緩和…」（区役所改革の推進）、
///   「資料3 質的改革の取組例」（平成26年11月） shiryo3.txt 15行目
#pragma once

#include <string>

#include "index/source_documents.hpp"
#include "schema/record.hpp"

namespace torikumi::api {

/// In Japanese. `city` is told where the record knows none; of the file only its name is.
std::string citation(const schema::Record& record, const index::SourceDocument& document,
                     const std::string& city);

}  // namespace torikumi::api
