// SPDX-License-Identifier: GPL-2.0-or-later
/// Run diagnostics: what a run found wrong, kept with the generation, so that the next run over
/// unchanged sources can tell it again without reading them.
#pragma once

#include <string>
#include <string_view>

#include "index/database.hpp"
#include "indexing/sync_index.hpp"

namespace torikumi::indexing {

/// Counts, warnings, rejections' reasons, notes and hints of a report.
std::string encode_findings(const SyncReport& report);

/// Fills the same members from what encode_findings made.
void decode_findings(std::string_view bytes, SyncReport& report);

/// Those that a database keeps. Throws Error as index::Database does.
SyncReport findings_of(index::Database& database);

}  // namespace torikumi::indexing
