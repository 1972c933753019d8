// SPDX-License-Identifier: GPL-2.0-or-later
/// JsonWriter: a large answer as JSON, written straight into its text.
///
///   {"total":2,"hits":[{"title":"見守り"}, …]}
///
/// A tree of values first would cost as much as the search itself; small answers are made that way
/// and written by the same hand (api/json_text.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schema/field.hpp"

namespace torikumi::api {

/// Commas come by themselves. Whoever opens closes. One thread.
class JsonWriter {
 public:
  void open_object() { begin('{'); }
  void close_object() { out_.push_back('}'); }
  void open_list() { begin('['); }
  void close_list() { out_.push_back(']'); }

  /// The name of the member whose value comes next: out.key("hit").truth(true).
  JsonWriter& key(std::string_view name);

  /// A text of well-formed UTF-8.
  void text(std::string_view text);
  void number(std::uint64_t number);
  void number(std::int64_t number);
  /// The shortest decimal that reads back as the same.
  void number(double number);
  void truth(bool value);
  void null();

  void member(std::string_view name, std::string_view value) { key(name).text(value); }
  /// A list of the names that commas part.
  void list(std::string_view names);

  std::string take() { return std::move(out_); }

 private:
  void separate() {
    if (!out_.empty() && out_.back() != '{' && out_.back() != '[' && out_.back() != ':')
      out_.push_back(',');
  }
  void begin(char bracket) {
    separate();
    out_.push_back(bracket);
  }
  void quote(std::string_view text);
  template <typename Number>
  void write_number(Number number);

  std::string out_;
};

}  // namespace torikumi::api
