// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json_lines_reader.hpp"

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "corpus/delimited.hpp"
#include "corpus/json_object.hpp"

namespace torikumi::corpus {
namespace {

using base::Code;
using base::Error;

class LineReader {
 public:
  LineReader(const std::string& source, const Columns& columns,
             const schema::Collection& collection, RowSink& sink)
      : source_(source), columns_(columns), collection_(collection), sink_(sink) {}

  void take(std::string_view line_text, std::uint32_t line) {
    JsonLine object = parse(line_text, line);
    Row row;
    row.further.resize(collection_.further.size());
    row.origin = at(line);
    row.raw = line_text;
    std::vector<bool> present(columns_.size());
    std::string reason;
    std::vector<std::string> key_of(columns_.size());
    for (JsonMember& member : object.members) {
      const auto match = columns_.find(member.key);
      if (!match) {
        note_unused(member.key, line);
        continue;
      }
      if (present[match->column] && !columns_.is_joined(match->column)) {
        reason = "\"" + key_of[match->column] + "\" and \"" + member.key +
                 "\" mean the same column; only one can stand in a row";
      }
      key_of[match->column] = member.key;
      present[match->column] = true;
      if (!member.text) reason = "\"" + member.key + "\" is an object, not a text";
      columns_.name(row, match->column, member.key);
      columns_.put(row, match->column, std::move(member.text).value_or(""));
    }
    if (const std::string missing = columns_.missing(present); !missing.empty()) {
      reason = "it lacks " + missing;
      if (!strange_) strange_ = Strange{line, names_of(object)};
    } else {
      known_layout_ = true;
    }
    if (!reason.empty()) {
      sink_.rejection({at(line), reason, std::string(line_text)});
    } else {
      sink_.row(std::move(row));
    }
  }

  /// Throws where no object of the source had what the collection asks for.
  void end() const {
    if (strange_ && !known_layout_) columns_.refuse(at(strange_->line), strange_->names);
    tell_unused(at(unused_line_), unused_, sink_);
  }

 private:
  /// The first object that lacked something.
  struct Strange {
    std::uint32_t line;
    std::vector<std::string> names;
  };

  [[noreturn]] void fail(std::uint32_t line, const std::string& what,
                         const std::string& hint) const {
    throw Error(Code::kBadInput, source_ + ": line " + std::to_string(line) + ": " + what, hint);
  }

  JsonLine parse(std::string_view text, std::uint32_t line) const {
    JsonLine object = parse_json_line(text);
    switch (object.kind) {
      case JsonLine::Kind::kObject:
        return object;
      case JsonLine::Kind::kBroken:
        fail(line,
             "broken JSON at byte " + std::to_string(object.bad_at + 1) +
                 " of the line: " + object.problem,
             "each line must be one whole JSON object");
      case JsonLine::Kind::kList:
        fail(line, "a list stands here", "JSON Lines hold one object a line: {\"title\":…}");
      case JsonLine::Kind::kOther:
        break;
    }
    fail(line, "no object stands here", "JSON Lines hold one object a line: {\"title\":…}");
  }

  static std::vector<std::string> names_of(const JsonLine& object) {
    std::vector<std::string> names;
    for (const JsonMember& member : object.members) names.push_back(member.key);
    return names;
  }

  schema::Origin at(std::uint32_t line) const { return {source_, "", line}; }

  void note_unused(const std::string& key, std::uint32_t line) {
    if (std::find(unused_.begin(), unused_.end(), key) != unused_.end()) return;
    if (unused_.empty()) unused_line_ = line;
    unused_.push_back(key);
  }

  const std::string& source_;
  const Columns& columns_;
  const schema::Collection& collection_;
  RowSink& sink_;
  bool known_layout_ = false;
  std::optional<Strange> strange_;
  std::vector<std::string> unused_;  ///< keys that no column is called by
  std::uint32_t unused_line_ = 0;
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
  reader.end();
}

}  // namespace torikumi::corpus
