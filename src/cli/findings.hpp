// SPDX-License-Identifier: GPL-2.0-or-later
/// Findings: what a run found amiss in the sources, as commands tell it.
///
///   warning: 計画.csv: line 12: 現状: a placeholder was left in the text: （何?）
#pragma once

#include <boost/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "indexing/sync_index.hpp"

namespace torikumi::cli {

/// {"source":…,"sheet":…,"line":…}; a sheet only where there is one.
boost::json::object origin_json(const schema::Origin& origin);

/// With column and message, and with the reason, of each.
boost::json::array warnings_json(const indexing::SyncReport& report);
boost::json::array rejections_json(const indexing::SyncReport& report);

/// What became of each source of a catalogue.
boost::json::array sources_json(const std::vector<indexing::SourceReport>& sources);
void print_sources(const std::vector<indexing::SourceReport>& sources, std::ostream& out);
/// Whether one of them could not be read.
bool has_faults(const std::vector<indexing::SourceReport>& sources);

/// Warnings and rejected rows, a line each, fifty of either; `all_rejected` tells how to see all of
/// the latter.
void print_findings(const indexing::SyncReport& report, const std::string& all_rejected,
                    std::ostream& out);

}  // namespace torikumi::cli
