// SPDX-License-Identifier: GPL-2.0-or-later
/// ReportPage: usage as one file of HTML that needs nothing else: what was asked, what found
/// nothing, and what the collection says instead.
///
///   torikumi report access.log > report.html
#pragma once

#include <string>

#include "api/usage.hpp"

namespace torikumi::server::pages {

std::string report_page(const api::Usage& usage);

}  // namespace torikumi::server::pages
