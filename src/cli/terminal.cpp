// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/terminal.hpp"

#include "base/utf8.hpp"

namespace torikumi::cli {

std::string in_one_line(std::string_view text) {
  const auto controls = [](char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
  };
  std::string line;
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    if (controls(d.code_point)) {
      line.push_back(' ');
    } else {
      line += text.substr(i, d.bytes);
    }
    i += d.bytes;
  }
  return line;
}

std::string department_of(const schema::Record& record) {
  const std::string department = in_one_line(record[schema::Field::kDepartment]);
  return record.city.empty() ? department : in_one_line(record.city) + " " + department;
}

}  // namespace torikumi::cli
