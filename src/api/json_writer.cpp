// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/json_writer.hpp"

#include <array>
#include <charconv>

namespace torikumi::api {

void JsonWriter::quote(std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out_.push_back('"');
  std::size_t plain = 0;  // from here on nothing was written yet
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out_.append(text, plain, i - plain);
    plain = i + 1;
    constexpr std::string_view kNamed = "\b\f\n\r\t";
    const std::size_t named = kNamed.find(static_cast<char>(c));
    if (c >= 0x20) {
      out_ += {'\\', static_cast<char>(c)};
    } else if (named != std::string_view::npos) {
      out_ += {'\\', "bfnrt"[named]};
    } else {
      out_ += "\\u00";
      out_ += {kHex[c >> 4U], kHex[c & 0x0FU]};
    }
  }
  out_.append(text, plain, text.size() - plain);
  out_.push_back('"');
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  quote(name);
  out_.push_back(':');
  return *this;
}

void JsonWriter::text(std::string_view text) {
  separate();
  quote(text);
}

template <typename Number>
void JsonWriter::write_number(Number number) {
  separate();
  std::array<char, 32> digits{};
  out_.append(digits.data(), std::to_chars(digits.begin(), digits.end(), number).ptr);
}

void JsonWriter::number(std::uint64_t number) { write_number(number); }
void JsonWriter::number(std::int64_t number) { write_number(number); }
void JsonWriter::number(double number) { write_number(number); }

void JsonWriter::truth(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  separate();
  out_ += "null";
}

void JsonWriter::list(std::string_view names) {
  open_list();
  while (!names.empty()) {
    const std::size_t end = names.find(", ");
    text(names.substr(0, end));
    names.remove_prefix(end == std::string_view::npos ? names.size() : end + 2);
  }
  close_list();
}

}  // namespace torikumi::api
