// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi dictionary: the words that a city adds to the dictionary, before they are put in place.
#include <ostream>

#include "analysis/foreign_words.hpp"
#include "analysis/own_words.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"

namespace torikumi::cli {
namespace {

using base::Code;
using base::Error;

/// "ヤング|ケアラー"
std::string cut(analysis::Morphology& morphology, const std::string& word) {
  std::string parts;
  for (const analysis::Morpheme& each : morphology.parse(word)) {
    if (!parts.empty()) parts += "|";
    parts += word.substr(each.range.begin, each.range.size());
  }
  return parts;
}

int check(const std::string& path, const Streams& streams) {
  std::vector<std::string> faults;
  const std::vector<analysis::OwnWord> words =
      analysis::parse_own_words(base::read_file(path), path, &faults);
  for (const std::string& fault : faults) streams.out << "fault: " << in_one_line(fault) << "\n";
  const analysis::Dictionary shipped;
  const analysis::Dictionary own(analysis::text_of(words));
  analysis::Morphology before(shipped);
  analysis::Morphology after(own);
  for (const analysis::OwnWord& word : words) {
    const std::string was = cut(before, word.text);
    const std::string is = cut(after, word.text);
    streams.out << word.text << " (" << word.reading << "): ";
    if (is != word.text) {
      streams.out << "stays " << is << ", for the dictionary has cheaper words\n";
    } else if (was == word.text) {
      streams.out << "one word, as before\n";
    } else {
      streams.out << was << " → " << is << "\n";
    }
  }
  streams.out << base::counted(words.size(), "word") << "; they count from the next run of "
              << "torikumi index, when they stand in " << analysis::own_words_path() << "\n";
  return faults.empty() ? kDone : kFailed;
}

int import(const std::string& path, const Streams& streams) {
  const analysis::ConvertedWords converted =
      analysis::convert_words(base::read_file(path), analysis::Dictionary());
  streams.out << converted.text;
  for (const std::string& remark : converted.remarks)
    streams.err << path << ": " << in_one_line(remark) << "\n";
  streams.err << base::counted(converted.words, "word") << "; "
              << base::counted(converted.remarks.size(), "remark")
              << "; words that the dictionary has are left out\n";
  return kDone;
}

}  // namespace

int run_dictionary(const Words& words, const Streams& streams) {
  Options options(
      "dictionary", "check [FILE] | import FILE",
      "check tells how the words of a file (by default the city's own, /etc/torikumi/user.csv) are "
      "cut without it and with it.\n"
      "A line is a word, a comma and its reading in kana. import turns a user dictionary of "
      "kuromoji (Elasticsearch, Lucene)\n"
      "into such lines on standard output, and tells line by line what cannot be carried over.");
  options.rest("word");
  if (!options.parse(words, streams)) return kDone;
  const std::vector<std::string> given = options.list_of("word");
  const bool checks = !given.empty() && given.front() == "check" && given.size() <= 2;
  const bool imports = given.size() == 2 && given.front() == "import";
  if (!checks && !imports)
    throw Error(Code::kUsage, "what to do with the words is not said",
                "torikumi dictionary check [FILE], or torikumi dictionary import FILE");
  const std::string path = given.size() == 2 ? given[1] : analysis::own_words_path();
  return checks ? check(path, streams) : import(path, streams);
}

}  // namespace torikumi::cli
