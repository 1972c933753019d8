// SPDX-License-Identifier: GPL-2.0-or-later
/// Citation: an initiative as a document names its source.
///
///   中原区役所「中原区役所窓口混雑緩和…」（区役所改革の推進）、shiryo3.txt 15行目
#pragma once

#include <string>

#include "schema/record.hpp"

namespace torikumi::api {

/// In Japanese. Of the file only its name is told.
std::string citation(const schema::Record& record);

}  // namespace torikumi::api
