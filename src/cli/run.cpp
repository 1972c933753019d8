// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <new>
#include <ostream>

#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/terminal.hpp"

namespace torikumi::cli {
namespace {

struct Command {
  const char* name;
  int (*run)(const Words&, const Streams&);
  const char* about;
};

constexpr std::array kCommands{
    Command{"index", run_index, "read sources into the database"},
    Command{"inspect", run_inspect, "what is in a file, and which column means what"},
    Command{"catalogue", run_catalogue, "whether many sources can be read, each in its own way"},
    Command{"search", run_search, "find initiatives, and see how they divide"},
    Command{"explain", run_explain, "why an initiative is a hit of a query, or is not"},
    Command{"related", run_related, "who else does this, and why we think so"},
    Command{"matrix", run_matrix, "who does what, and who does not"},
    Command{"themes", run_themes, "groups of like initiatives across wards"},
    Command{"compare", run_compare, "initiatives side by side"},
    Command{"changes", run_changes, "what was added, dropped and reworded between two editions"},
    Command{"timeline", run_timeline, "what is to be done by when"},
    Command{"lineage", run_lineage, "which initiative continues which in the next edition"},
    Command{"suggest", run_suggest, "complete what is being typed"},
    Command{"serve", run_serve, "answer over HTTP"},
    Command{"export", run_export, "print every initiative as indexed"},
    Command{"analyse", run_analyse, "show what the analyser makes of a text"},
    Command{"report", run_report, "what was searched, and what found nothing"},
    Command{"synonyms", run_synonyms, "what a city's own synonyms change"},
    Command{"dictionary", run_dictionary, "a city's own words: how they are cut"},
    Command{"doctor", run_doctor, "what is wrong with this installation, and what to type"},
    Command{"check", run_check, "tell whether the database is whole"},
    Command{"rollback", run_rollback, "let the former generation answer again"},
    Command{"eval", run_eval, "score answers to judged queries"},
    Command{"run", run_topics, "answer a file of queries as a TREC run"},
};

void print_help(std::ostream& out) {
  out << "Usage: torikumi COMMAND [OPTION]...\n"
         "Full-text search for Japanese policy text.\n\n"
         "Commands:\n";
  for (const Command& command : kCommands) {
    out << "  " << command.name << std::string(12 - std::string(command.name).size(), ' ')
        << command.about << "\n";
  }
  out << "\ntorikumi COMMAND --help tells more, torikumi help query what may be asked. A first "
         "search:\n"
         "  torikumi index --collection index/collections/aobahama.toml index/sample\n"
         "  torikumi search 見守り\n";
}

int status_of(base::Code code) { return code == base::Code::kUsage ? kWrongUsage : kFailed; }

int dispatch(const Words& words, const Streams& streams) {
  const std::string name = words.empty() ? "" : words.front();
  if (name == "help" || name == "--help" || name == "-h") {
    if (words.size() > 1 && words[1] == "query") {
      print_query_help(streams.out);
      return kDone;
    }
    if (words.size() > 1) return dispatch({words[1], "--help"}, streams);
    print_help(streams.out);
    return kDone;
  }
  if (name == "--version") {
    streams.out << "torikumi " << TORIKUMI_VERSION << "\n";
    return kDone;
  }
  const auto command = std::find_if(kCommands.begin(), kCommands.end(),
                                    [&](const Command& c) { return name == c.name; });
  if (command == kCommands.end()) {
    throw base::Error(base::Code::kUsage,
                      name.empty() ? "no command is given" : "there is no command \"" + name + "\"",
                      "torikumi help lists the commands");
  }
  return command->run({words.begin() + 1, words.end()}, streams);
}

}  // namespace

int run(const Words& words, const Streams& streams) {
  const auto tell = [&](const std::string& what, const std::string& hint) {
    streams.err << "torikumi: " << in_one_line(what + (hint.empty() ? "" : ". " + hint)) << "\n";
  };
  try {
    const int status = dispatch(words, streams);
    streams.out.flush();
    if (streams.out) return status;
    tell("cannot write the result", "check where standard output goes, and the free space there");
  } catch (const base::Error& error) {
    tell(error.what(), error.hint());
    return status_of(error.code());
  } catch (const std::filesystem::filesystem_error& error) {
    tell(std::string(error.path1()) + ": " + error.code().message(),
         "check the path, its permissions and the free space there");
  } catch (const std::bad_alloc&) {
    tell("out of memory", "give the machine more, or index fewer sources at once");
  } catch (const std::exception& error) {
    tell(error.what(), "this is a fault of the program");
  }
  return kFailed;
}

}  // namespace torikumi::cli
