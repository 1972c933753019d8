// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json_object.hpp"

#include <boost/json/basic_parser_impl.hpp>

namespace torikumi::corpus {
namespace {

namespace json = boost::json;
using boost::system::error_code;

/// Gathers the members as the parser goes. The library's own values would round numbers and drop
/// the first of two equal keys.
struct MemberHandler {
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);

  using View = json::string_view;

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }

  bool on_object_begin(error_code&) {
    if (depth++ > 0) no_text();
    return true;
  }
  bool on_object_end(std::size_t, error_code&) {
    --depth;
    return true;
  }
  bool on_array_begin(error_code&) {
    if (depth++ == 0) line.kind = JsonLine::Kind::kList;
    return true;
  }
  bool on_array_end(std::size_t, error_code&) {
    --depth;
    return true;
  }

  bool on_key_part(View s, std::size_t, error_code&) {
    part.append(s.data(), s.size());
    return true;
  }
  bool on_key(View s, std::size_t, error_code&) {
    part.append(s.data(), s.size());
    if (depth == 1) line.members.push_back({std::move(part), ""});
    first_line = true;
    part.clear();
    return true;
  }

  bool on_string_part(View s, std::size_t, error_code&) { return gather(s); }
  bool on_string(View s, std::size_t, error_code&) { return end_value(s); }
  bool on_number_part(View s, error_code&) { return gather(s); }
  bool on_int64(std::int64_t, View s, error_code&) { return end_value(s); }
  bool on_uint64(std::uint64_t, View s, error_code&) { return end_value(s); }
  bool on_double(double, View s, error_code&) { return end_value(s); }
  bool on_bool(bool value, error_code&) { return end_value(value ? "true" : "false"); }
  bool on_null(error_code&) { return end_value(""); }
  bool on_comment_part(View, error_code&) { return true; }
  bool on_comment(View, error_code&) { return true; }

  bool gather(View s) {
    part.append(s.data(), s.size());
    return true;
  }

  bool end_value(View s) {
    part.append(s.data(), s.size());
    if (depth == 0) line.kind = JsonLine::Kind::kOther;
    if (!line.members.empty() && line.members.back().text) {
      std::string& text = *line.members.back().text;
      if (!first_line) text.push_back('\n');
      text += part;
      first_line = false;
    }
    part.clear();
    return true;
  }

  void no_text() {
    if (!line.members.empty()) line.members.back().text.reset();
  }

  JsonLine line;
  std::string part;
  int depth = 0;
  bool first_line = true;  ///< the member has no value yet
};

}  // namespace

JsonLine parse_json_line(std::string_view line) {
  json::basic_parser<MemberHandler> parser{json::parse_options{}};
  error_code error;
  const std::size_t read = parser.write_some(false, line.data(), line.size(), error);
  JsonLine result = std::move(parser.handler().line);
  if (!error && line.find_first_not_of(" \t\r", read) != std::string_view::npos)
    error = json::error::extra_data;
  if (error) {
    result.kind = JsonLine::Kind::kBroken;
    result.bad_at = read;
    result.problem = error == json::error::incomplete ? "the line is cut off" : error.message();
  }
  return result;
}

}  // namespace torikumi::corpus
