// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/topics.hpp"

#include <set>
#include <sstream>

#include "base/error.hpp"
#include "base/file.hpp"

namespace torikumi::cli {

std::vector<Topic> read_topics(const std::string& path) {
  std::istringstream lines(base::read_file(path));
  std::vector<Topic> topics;
  std::set<std::string> seen;
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const auto fail = [&](const std::string& what) {
      throw base::Error(base::Code::kBadInput,
                        path + ": line " + std::to_string(number) + ": " + what,
                        "each line is an id, a tab and a query");
    };
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0) fail("no tab behind an id");
    Topic topic{line.substr(0, tab), line.substr(tab + 1)};
    if (!seen.insert(topic.id).second) fail("the id " + topic.id + " was there before");
    topics.push_back(std::move(topic));
  }
  return topics;
}

}  // namespace torikumi::cli
