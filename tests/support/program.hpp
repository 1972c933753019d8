// SPDX-License-Identifier: GPL-2.0-or-later
/// The program as its users call it: words in, text and a status out.
#pragma once

#include <boost/json.hpp>
#include <string>
#include <vector>

namespace torikumi::tests {

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;

  boost::json::object json() const { return boost::json::parse(out).as_object(); }
};

/// `torikumi WORDS...` inside this process.
Outcome torikumi(const std::vector<std::string>& words);

/// A shell command, in a process of its own; TORIKUMI stands for the built program.
Outcome shell(const std::string& command);

/// `torikumi index` of the sample city into a database, with more options.
Outcome index_sample(const std::string& database, const std::vector<std::string>& more = {});

/// Ids of the hits of a search that meet all of it, in order.
std::vector<std::string> hit_ids(const std::string& database, const std::string& query,
                                 const std::vector<std::string>& options = {});
/// Titles likewise.
std::vector<std::string> hit_titles(const std::string& database, const std::string& query,
                                    const std::vector<std::string>& options = {});
/// Every record, as export prints it.
std::vector<boost::json::object> exported(const std::string& database);

}  // namespace torikumi::tests
