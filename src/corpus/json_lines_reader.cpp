// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json_lines_reader.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <optional>

#include "base/error.hpp"
#include "corpus/delimited.hpp"

namespace torikumi::corpus {
namespace {

using base::Code;
using base::Error;
namespace json = boost::json;

/// The text of a value, or nothing where it has none (an object).
std::optional<std::string> text_of(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return "";
    case json::kind::string:
      return std::string(value.get_string());
    case json::kind::object:
      return std::nullopt;
    case json::kind::array: {
      std::string lines;
      for (const json::value& each : value.get_array()) {
        const auto line = text_of(each);
        if (!line) return std::nullopt;
        if (!lines.empty()) lines.push_back('\n');
        lines += *line;
      }
      return lines;
    }
    default:
      return json::serialize(value);
  }
}

class LineReader {
 public:
  LineReader(const std::string& source, const Columns& columns,
             const schema::Collection& collection, RowSink& sink)
      : source_(source), columns_(columns), collection_(collection), sink_(sink) {}

  void take(std::string_view line_text, std::uint32_t line) {
    const json::value value = parse(line_text, line);
    if (!value.is_object()) {
      fail(line, value.is_array() ? "a list stands here" : "no object stands here",
           "JSON Lines hold one object a line: {\"title\":…}");
    }
    Row row;
    row.further.resize(collection_.further.size());
    row.origin = {source_, "", line};
    std::vector<bool> present(columns_.size());
    std::string reason;
    for (const auto& [key, cell] : value.get_object()) {
      const auto match = columns_.find(std::string_view(key));
      if (!match) {
        tell_unused(key, line);
        continue;
      }
      if (present[match->column]) reason = "two keys are its " + std::string(key);
      present[match->column] = true;
      auto text = text_of(cell);
      if (!text) reason = "\"" + std::string(key) + "\" is an object, not a text";
      columns_.put(row, match->column, std::move(text).value_or(""));
    }
    if (!columns_.suffice(present)) {
      if (!known_layout_) refuse(value.get_object(), line);
      reason = "it lacks a key; wanted: " + columns_.wanted();
    }
    known_layout_ = true;
    if (!reason.empty()) {
      sink_.rejection({source_, line, reason, std::string(line_text)});
    } else {
      sink_.row(std::move(row));
    }
  }

 private:
  [[noreturn]] void fail(std::uint32_t line, const std::string& what,
                         const std::string& hint) const {
    throw Error(Code::kBadInput, source_ + ": line " + std::to_string(line) + ": " + what, hint);
  }

  json::value parse(std::string_view text, std::uint32_t line) {
    parser_.reset();
    boost::system::error_code error;
    const std::size_t read = parser_.write(text.data(), text.size(), error);
    if (error) {
      const bool cut = error == json::error::incomplete;
      fail(line,
           "broken JSON at byte " + std::to_string(read + 1) +
               " of the line: " + (cut ? "the line is cut off" : error.message()),
           "each line must be one whole JSON object");
    }
    return parser_.release();
  }

  void tell_unused(std::string_view key, std::uint32_t line) {
    if (std::find(told_.begin(), told_.end(), key) != told_.end()) return;
    told_.emplace_back(key);
    sink_.warning({source_, line, std::string(key),
                   "this key is not kept; a collection file can name it ([[further]])"});
  }

  [[noreturn]] void refuse(const json::object& object, std::uint32_t line) const {
    std::string seen;
    for (const auto& [key, cell] : object) seen += (seen.empty() ? "" : ", ") + std::string(key);
    columns_.refuse(source_, line, seen.empty() ? "none" : seen);
  }

  const std::string& source_;
  const Columns& columns_;
  const schema::Collection& collection_;
  RowSink& sink_;
  json::parser parser_;
  bool known_layout_ = false;
  std::vector<std::string> told_;
};

}  // namespace

void read_json_lines(std::string_view text, const std::string& source, const Columns& columns,
                     const schema::Collection& collection, RowSink& sink) {
  LineReader reader(source, columns, collection, sink);
  std::uint32_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    ++line;
    std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view content = text.substr(at, end - at);
    if (content.size() > kLongestLine) {
      throw Error(Code::kBadInput,
                  source + ": line " + std::to_string(line) + " is longer than 32 MiB",
                  "JSON Lines hold one object a line");
    }
    if (content.find_first_not_of(" \t\r") != std::string_view::npos) reader.take(content, line);
    at = end + 1;
  }
}

}  // namespace torikumi::corpus
