// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/json_text.hpp"

#include <boost/json.hpp>

#include "api/json_writer.hpp"

namespace torikumi::api {
namespace {

namespace json = boost::json;

void write(const json::value& value, JsonWriter& out) {
  switch (value.kind()) {
    case json::kind::object:
      out.open_object();
      for (const auto& [key, each] : value.get_object()) {
        out.key(key);
        write(each, out);
      }
      return out.close_object();
    case json::kind::array:
      out.open_list();
      for (const json::value& each : value.get_array()) write(each, out);
      return out.close_list();
    case json::kind::string:
      return out.text(value.get_string());
    case json::kind::int64:
      return out.number(value.get_int64());
    case json::kind::uint64:
      return out.number(value.get_uint64());
    case json::kind::double_:
      return out.number(value.get_double());
    case json::kind::bool_:
      return out.truth(value.get_bool());
    case json::kind::null:
      return out.null();
  }
}

}  // namespace

std::string json_text(const json::value& value) {
  JsonWriter out;
  write(value, out);
  return out.take();
}

}  // namespace torikumi::api
