// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/api/json_text.hpp"

#include <array>
#include <boost/json.hpp>
#include <charconv>

namespace torikumi::server::api {
namespace {

namespace json = boost::json;

void write(const json::value& value, std::string& out) {
  if (const json::object* object = value.if_object()) {
    out.push_back('{');
    bool first = true;
    for (const auto& [key, each] : *object) {
      if (!first) out.push_back(',');
      first = false;
      out += json::serialize(json::string(key));
      out.push_back(':');
      write(each, out);
    }
    out.push_back('}');
  } else if (const json::array* array = value.if_array()) {
    out.push_back('[');
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) out.push_back(',');
      write((*array)[i], out);
    }
    out.push_back(']');
  } else if (const double* number = value.if_double()) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), *number);
    out.append(digits.begin(), end.ptr);
  } else {
    out += json::serialize(value);
  }
}

}  // namespace

std::string json_text(const json::value& value) {
  std::string out;
  write(value, out);
  return out;
}

}  // namespace torikumi::server::api
