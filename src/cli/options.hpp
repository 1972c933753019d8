// SPDX-License-Identifier: GPL-2.0-or-later
/// Options: the words of a command line, by Boost.Program_options, which is known only here.
///
///   Options options("search", "[OPTION]... QUERY"); options.text("db", "DIR", "…");
///   options.parse(words)
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace torikumi::cli {

class Options {
 public:
  /// `synopsis` is what stands behind the command's name in its help; `about` is a sentence.
  Options(std::string command, std::string synopsis, std::string about);
  ~Options();
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;

  // What may be given. `value` is how the help calls the value.
  Options& flag(const char* name, const char* help);
  Options& text(const char* name, const char* value, const char* help);
  Options& list(const char* name, const char* value, const char* help);
  Options& database();  ///< --db
  /// Words that belong to no option.
  Options& rest(const char* name);

  /// Reads the words, then the file named by --config. False where help was asked for and printed.
  /// Throws Error kUsage.
  bool parse(const Words& words, const Streams& streams);

  bool has(const char* name) const;
  std::string text_of(const char* name, const std::string& otherwise = {}) const;
  std::vector<std::string> list_of(const char* name) const;
  /// The words of a list from the `first` on, with blanks between.
  std::string words_of(const char* name, std::size_t first = 0) const;
  /// A whole number from `least` to `most`. Throws Error kUsage.
  std::uint32_t number_of(const char* name, std::uint32_t otherwise, std::uint32_t least,
                          std::uint32_t most) const;
  /// One of `choices`, the first where nothing is given. Throws Error kUsage.
  std::string choice_of(const char* name, const std::vector<std::string>& choices) const;
  /// --db, else the environment's TORIKUMI_DB, else index/db.
  std::string database_directory() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace torikumi::cli
