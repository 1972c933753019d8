// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/toml_text.hpp"

namespace torikumi::schema {

std::string toml_string(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    if (c == '\n' || c == '\r' || c == '\t') {
      out.push_back(' ');
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      out.push_back(c);
    }
  }
  return out + "\"";
}

std::string toml_list(const std::vector<std::string>& texts) {
  std::string list = "[";
  for (const std::string& each : texts) list += (list.size() > 1 ? ", " : "") + toml_string(each);
  return list + "]";
}

}  // namespace torikumi::schema
