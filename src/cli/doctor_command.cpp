// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi doctor: what is wrong with this installation, each with what to type.
#include <boost/json.hpp>
#include <filesystem>
#include <ostream>

#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/doctor/finding.hpp"
#include "cli/listen.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"

namespace torikumi::cli {
namespace {

const char* name_of(Finding::Level level) {
  switch (level) {
    case Finding::Level::kWarning:
      return "warning";
    case Finding::Level::kWrong:
      return "wrong";
    case Finding::Level::kGood:
      break;
  }
  return "good";
}

std::string to_json(const std::vector<Finding>& findings) {
  boost::json::array all;
  for (const Finding& each : findings) {
    all.push_back(boost::json::object{{"what", each.what},
                                      {"level", name_of(each.level)},
                                      {"message", each.message},
                                      {"hint", each.hint}});
  }
  return boost::json::serialize(boost::json::object{{"findings", std::move(all)}});
}

}  // namespace

int run_doctor(const Words& words, const Streams& streams) {
  Options options(
      "doctor", "[--db DIR] [--listen ADDR:PORT] [--format text|json]",
      "Looks at the dictionary, the database, the disk, the sources and the server, and "
      "tells what is wrong\n"
      "and what to type. The status is 1 where something is wrong.");
  options.database()
      .text("listen", "ADDR:PORT", "where the server should answer (127.0.0.1:8080)")
      .text("format", "text|json", "(text)");
  if (!options.parse(words, streams)) return kDone;
  const bool as_json = options.choice_of("format", {"text", "json"}) == "json";
  const std::string directory = options.database_directory();
  server::http::ServerOptions server;
  read_listen(options.text_of("listen", "127.0.0.1:8080"), server);
  std::vector<Finding> findings;
  // What one look cannot bear must not hide what the others see.
  const auto look = [&](const char* what, const auto& at) {
    try {
      const std::vector<Finding> more = at();
      findings.insert(findings.end(), more.begin(), more.end());
    } catch (const base::Error& error) {
      findings.push_back({what, Finding::Level::kWrong, error.what(), error.hint()});
    } catch (const std::filesystem::filesystem_error& error) {
      findings.push_back({what, Finding::Level::kWrong,
                          std::string(error.path1()) + ": " + error.code().message(),
                          "check its permissions"});
    }
  };
  look("dictionary", [] { return look_at_language_data(); });
  look("database", [&] { return look_at_database(directory); });
  look("server", [&] { return look_at_server(server.address, server.port, directory); });
  bool is_wrong = false;
  for (const Finding& each : findings) is_wrong = is_wrong || each.level == Finding::Level::kWrong;
  if (as_json) {
    streams.out << to_json(findings) << "\n";
    return is_wrong ? kFailed : kDone;
  }
  for (const Finding& each : findings) {
    streams.out << name_of(each.level)
                << std::string(9 - std::string(name_of(each.level)).size(), ' ') << each.what
                << ": " << in_one_line(each.message) << "\n";
    if (!each.hint.empty()) streams.out << "         -> " << in_one_line(each.hint) << "\n";
  }
  return is_wrong ? kFailed : kDone;
}

}  // namespace torikumi::cli
