// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi synonyms: what a city's own synonyms change, before they are put in place and after.
#include <boost/json.hpp>
#include <map>
#include <memory>
#include <ostream>
#include <set>

#include "analysis/own_words.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "query/foreign_synonyms.hpp"
#include "query/synonyms.hpp"
#include "search/searcher.hpp"

namespace torikumi::cli {
namespace {

namespace json = boost::json;
using query::SynonymFile;
using query::SynonymLine;
using query::Synonyms;

/// What a member finds without the own files and with them.
struct Change {
  std::string member;
  std::uint32_t before = 0;
  std::uint32_t after = 0;
};

/// An own line, and what there is to say of it.
struct CheckedLine {
  std::string file;
  SynonymLine line;
  std::vector<Change> changes;
  std::vector<std::string> absent;   ///< members that no initiative has
  std::vector<std::string> repeats;  ///< "特養 finds 老人ホーム by synonyms.txt line 12"
};

struct Report {
  std::vector<std::string> paths;
  std::vector<std::string> faults;
  std::vector<CheckedLine> lines;
  std::vector<std::string> chains;
};

/// Which member finds which, and by what line.
class Pairs {
 public:
  void add(const std::string& file, const SynonymLine& line) {
    for (const std::string& from : line.seekers) {
      for (const std::string& to : line.found) {
        if (from == to) continue;
        found_by_[from].insert(to);
        places_.emplace(std::pair(from, to), file + " line " + std::to_string(line.number));
      }
    }
  }

  /// Pairs of a line that an earlier one has.
  std::vector<std::string> repeats(const SynonymLine& line) const {
    std::vector<std::string> all;
    for (const std::string& from : line.seekers) {
      for (const std::string& to : line.found) {
        const auto known = places_.find({from, to});
        if (known != places_.end()) all.push_back(from + " finds " + to + " by " + known->second);
      }
    }
    return all;
  }

  /// Where one finds another, and that a third that the first does not find.
  std::set<std::string> chains(const SynonymLine& line) const {
    std::set<std::string> all;
    const auto tell = [&](const std::string& a, const std::string& b, const std::string& c) {
      if (a != c && !finds(a, c))
        all.insert(a + " finds " + b + ", " + b + " finds " + c + ", but " + a + " does not find " +
                   c);
    };
    for (const std::string& from : line.seekers) {
      for (const std::string& to : line.found) {
        if (from == to) continue;
        if (const auto further = found_by_.find(to); further != found_by_.end()) {
          for (const std::string& third : further->second) tell(from, to, third);
        }
        for (const auto& [first, found] : found_by_) {
          if (found.contains(from)) tell(first, from, to);
        }
      }
    }
    return all;
  }

 private:
  bool finds(const std::string& from, const std::string& to) const {
    const auto known = found_by_.find(from);
    return known != found_by_.end() && known->second.contains(to);
  }

  std::map<std::string, std::set<std::string>> found_by_;
  std::map<std::pair<std::string, std::string>, std::string> places_;
};

/// Counts what members find by some synonyms.
class Counter {
 public:
  Counter(const std::string& directory, const analysis::Dictionary& dictionary,
          std::shared_ptr<const Synonyms> synonyms)
      : searcher_(directory, dictionary, std::move(synonyms)) {}
  std::uint32_t count(const std::string& member) {
    search::Request request;
    request.query = member;
    request.limit = 0;
    return searcher_.search(request).total;
  }

 private:
  search::Searcher searcher_;
};

void count_changes(Report& report, const std::string& directory,
                   const analysis::Dictionary& dictionary, const Synonyms& shipped,
                   const Synonyms& all) {
  const auto unowned = [](const Synonyms& synonyms) {
    return std::shared_ptr<const Synonyms>(std::shared_ptr<void>(), &synonyms);
  };
  const Synonyms none;
  Counter plain(directory, dictionary, unowned(none));
  Counter before(directory, dictionary, unowned(shipped));
  Counter after(directory, dictionary, unowned(all));
  for (CheckedLine& each : report.lines) {
    std::set<std::string> members(each.line.found.begin(), each.line.found.end());
    members.insert(each.line.seekers.begin(), each.line.seekers.end());
    for (const std::string& member : members) {
      if (plain.count(member) == 0) each.absent.push_back(member);
    }
    for (const std::string& member : each.line.seekers)
      each.changes.push_back({member, before.count(member), after.count(member)});
  }
}

void print_text(const Report& report, const Streams& streams) {
  for (const std::string& fault : report.faults)
    streams.out << "fault: " << in_one_line(fault) << "\n";
  std::string file;
  for (const CheckedLine& each : report.lines) {
    if (each.file != file) streams.out << each.file << "\n";
    file = each.file;
    streams.out << "  line " << each.line.number << ": " << in_one_line(each.line.text) << "\n";
    for (const Change& change : each.changes) {
      streams.out << "      " << in_one_line(change.member) << ": ";
      if (change.before == change.after) {
        streams.out << base::counted(change.after, "initiative") << ", as before\n";
      } else {
        streams.out << change.before << " → " << base::counted(change.after, "initiative") << "\n";
      }
    }
    for (const std::string& member : each.absent)
      streams.out << "      no initiative has " << in_one_line(member) << "\n";
    for (const std::string& repeat : each.repeats)
      streams.out << "      " << in_one_line(repeat) << " already\n";
  }
  for (const std::string& chain : report.chains)
    streams.out << "chain: " << in_one_line(chain) << "\n";
  if (report.lines.empty() && report.faults.empty())
    streams.out << "There are no synonyms but those that come with the program. A city's own stand "
                   "in files named *.txt in the folder synonyms.d beside them or in "
                   "/etc/torikumi/synonyms.d; torikumi synonyms check FILE tells what a file would "
                   "change.\n";
}

std::string to_json(const Report& report) {
  json::array lines;
  for (const CheckedLine& each : report.lines) {
    json::array changes;
    for (const Change& change : each.changes)
      changes.push_back(json::object{
          {"member", change.member}, {"before", change.before}, {"after", change.after}});
    lines.push_back(json::object{{"file", each.file},
                                 {"line", each.line.number},
                                 {"text", each.line.text},
                                 {"changes", changes},
                                 {"absent", json::value_from(each.absent)},
                                 {"repeats", json::value_from(each.repeats)}});
  }
  return json::serialize(json::object{{"files", json::value_from(report.paths)},
                                      {"faults", json::value_from(report.faults)},
                                      {"lines", lines},
                                      {"chains", json::value_from(report.chains)}});
}

Report check(std::vector<SynonymFile> files, const std::string& directory, const Streams& streams) {
  const analysis::Dictionary dictionary(index::read_own_words(directory));
  analysis::Analyser analyser(dictionary);
  Report report;
  std::vector<SynonymFile> shipped_files;
  for (const SynonymFile& each : files) {
    report.paths.push_back(each.path);
    if (!each.is_own) shipped_files.push_back(each);
  }
  std::vector<std::string> ignored;
  const Synonyms shipped(shipped_files, analyser, &ignored);
  const Synonyms all(files, analyser, &report.faults);
  Pairs pairs;
  for (const SynonymLine& line : all.lines()) {
    const SynonymFile& file = files[line.file];
    if (file.is_own) report.lines.push_back({file.path, line, {}, {}, pairs.repeats(line)});
    pairs.add(file.name(), line);
  }
  std::set<std::string> chains;
  for (const CheckedLine& each : report.lines) chains.merge(pairs.chains(each.line));
  report.chains.assign(chains.begin(), chains.end());
  try {
    count_changes(report, directory, dictionary, shipped, all);
  } catch (const base::Error& error) {
    if (error.code() != base::Code::kNotFound) throw;
    streams.err << "note: " << error.what() << ", so what the lines change is not told\n";
  }
  return report;
}

int import(const std::string& path, const Streams& streams) {
  const analysis::Dictionary dictionary(analysis::own_words_text());
  analysis::Analyser analyser(dictionary);
  const query::ConvertedSynonyms converted =
      query::convert_synonyms(base::read_file(path), analyser);
  streams.out << converted.text;
  for (const std::string& remark : converted.remarks)
    streams.err << path << ": " << in_one_line(remark) << "\n";
  streams.err << base::counted(converted.lines, "line") << "; "
              << base::counted(converted.remarks.size(), "remark") << "\n";
  return kDone;
}

}  // namespace

int run_synonyms(const Words& words, const Streams& streams) {
  Options options(
      "synonyms", "check [OPTION]... [FILE]... | import FILE",
      "check tells what a city's own synonyms change in the database: what each line finds "
      "without them and with them, which words\n"
      "no initiative has, which pairs stand twice, which lines want to be one, and "
      "which cannot be read. They are the files named\n"
      "*.txt in the folder synonyms.d beside the program's synonyms.txt and in "
      "/etc/torikumi/synonyms.d. A FILE is looked at\n"
      "as if it lay there. import turns a synonym file of Solr or Elasticsearch into lines "
      "of ours on standard output, and tells\n"
      "line by line what cannot be carried over.");
  options.database().text("format", "text|json", "of the answer (text)").rest("word");
  if (!options.parse(words, streams)) return kDone;
  const std::vector<std::string> given = options.list_of("word");
  if (given.size() == 2 && given.front() == "import") return import(given[1], streams);
  if (given.empty() || given.front() != "check")
    throw base::Error(base::Code::kUsage, "what to do with the synonyms is not said",
                      "torikumi synonyms check, or torikumi synonyms import FILE");
  std::vector<SynonymFile> files = query::read_synonym_files();
  for (std::size_t i = 1; i < given.size(); ++i)
    files.push_back({given[i], base::read_file(given[i]), true});
  const bool as_json = options.choice_of("format", {"text", "json"}) == "json";
  const Report report = check(std::move(files), options.database_directory(), streams);
  if (as_json) {
    streams.out << to_json(report) << "\n";
  } else {
    print_text(report, streams);
  }
  return report.faults.empty() ? kDone : kFailed;
}

}  // namespace torikumi::cli
