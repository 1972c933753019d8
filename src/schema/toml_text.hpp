// SPDX-License-Identifier: GPL-2.0-or-later
/// TOML text: strings and lists as a collection file that the program writes has them.
///
///   toml_list({"現状", "課題"}) → ["現状", "課題"]
#pragma once

#include <string>
#include <vector>

namespace torikumi::schema {

/// In quotation marks; line ends become blanks, other control characters are left out.
std::string toml_string(const std::string& text);

std::string toml_list(const std::vector<std::string>& texts);

}  // namespace torikumi::schema
