// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/program.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <sstream>

#include "base/file.hpp"
#include "cli/command.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

std::vector<std::string> hits(const std::string& database, const std::string& query,
                              const std::vector<std::string>& options, const char* member) {
  std::vector<std::string> words{"search", "--db", database, "--format", "json", "--limit", "1000"};
  words.insert(words.end(), options.begin(), options.end());
  words.insert(words.end(), {"--", query});
  std::vector<std::string> found;
  const Outcome outcome = torikumi(words);
  if (outcome.status != 0) throw std::runtime_error(outcome.err);
  const boost::json::object answer = outcome.json();
  for (const auto& hit : answer.at("hits").as_array()) {
    if (hit.as_object().at("widened").as_bool()) continue;
    found.emplace_back(hit.as_object().at(member).as_string());
  }
  return found;
}

}  // namespace

Outcome torikumi(const std::vector<std::string>& words) {
  std::ostringstream out;
  std::ostringstream err;
  Outcome outcome;
  outcome.status = cli::run(words, {out, err, false, false});
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

Outcome shell(const std::string& command) {
  const TemporaryFolder folder;
  const std::string line = "TORIKUMI='" TORIKUMI_PROGRAM "'; { " + command + "\n} >'" +
                           (folder / "out") + "' 2>'" + (folder / "err") + "'";
  Outcome outcome;
  const int result = std::system(line.c_str());
  outcome.status = WIFEXITED(result) ? WEXITSTATUS(result) : 128 + WTERMSIG(result);
  outcome.out = base::read_file(folder / "out");
  outcome.err = base::read_file(folder / "err");
  return outcome;
}

Outcome index_sample(const std::string& database, const std::vector<std::string>& more) {
  std::vector<std::string> words{"index",
                                 "--db",
                                 database,
                                 "--collection",
                                 project_file("index/collections/aobahama.toml"),
                                 project_file("index/sample")};
  words.insert(words.end(), more.begin(), more.end());
  return torikumi(words);
}

std::vector<std::string> hit_ids(const std::string& database, const std::string& query,
                                 const std::vector<std::string>& options) {
  return hits(database, query, options, "id");
}

std::vector<std::string> hit_titles(const std::string& database, const std::string& query,
                                    const std::vector<std::string>& options) {
  return hits(database, query, options, "title");
}

std::vector<boost::json::object> exported(const std::string& database) {
  std::istringstream lines(torikumi({"export", "--db", database}).out);
  std::vector<boost::json::object> records;
  for (std::string line; std::getline(lines, line);)
    records.push_back(boost::json::parse(line).as_object());
  return records;
}

}  // namespace torikumi::tests
