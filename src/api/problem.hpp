// SPDX-License-Identifier: GPL-2.0-or-later
/// Problem: an error as RFC 9457 has it.
///
///   {"title":"Bad
///   Request","status":400,"detail":"…","invalid_params":[{"name":"limit","reason":"…"}]}
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace torikumi::api {

using InvalidParameters = std::vector<std::pair<std::string, std::string>>;  ///< name, reason

std::string problem_json(unsigned status, const std::string& title, const std::string& detail,
                         const InvalidParameters& invalid = {});

}  // namespace torikumi::api
