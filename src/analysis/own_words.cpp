// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/own_words.hpp"

#include <fcntl.h>
#include <mecab.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "analysis/morphemes.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/lines.hpp"
#include "base/unnamed_file.hpp"
#include "base/utf8.hpp"
#include "text/characters.hpp"
#include "text/kana.hpp"
#include "text/normalise.hpp"

namespace torikumi::analysis {
namespace {

using base::Code;
using base::Error;

constexpr std::string_view kSource = TORIKUMI_JUMAN_SOURCE;
constexpr const char* kInstall = "install the Debian package mecab-jumandic-utf8";

/// As dear as the words of dict/user.csv: a city's word wins against its parts, and a part of
/// another word does not.
constexpr int kCost = 4000;

/// Why a line's word or reading cannot be used, or nothing.
std::string fault_of(const OwnWord& word, std::string_view line) {
  const auto is_sign = [](char32_t c) {
    const bool plain =
        (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
    return text::is_blank(c) || (c < 0x80 && !plain);
  };
  const std::u32string characters = base::code_points(word.text);
  if (std::count(line.begin(), line.end(), ',') != 1)
    return "a line is a word, a comma and its reading in kana";
  if (word.text.empty()) return "the word is missing";
  if (word.text.size() > kLongestWord)
    return "the word is longer than " + std::to_string(kLongestWord) + " bytes";
  if (std::any_of(characters.begin(), characters.end(), is_sign))
    return "a blank or a sign stands in the word " + word.text;
  if (characters.size() == 1 && !text::is_kanji(characters.front()))
    return word.text + " alone would cut other words";
  if (word.reading.empty()) return "the reading of " + word.text + " is not kana";
  return {};
}

/// MeCab's compiler prints, and ends its process where something is wrong: so it has one of its
/// own.
int run_compiler(std::vector<std::string>& words) {
  const pid_t child = ::fork();
  if (child < 0) throw Error(Code::kSystem, "cannot start a process", "");
  if (child == 0) {
    // Whatever happens to it, nobody waits for ever.
    constexpr unsigned kLongest = 20;  // seconds
    ::signal(SIGALRM, SIG_DFL);
    sigset_t alarms;
    ::sigemptyset(&alarms);
    ::sigaddset(&alarms, SIGALRM);
    ::sigprocmask(SIG_UNBLOCK, &alarms, nullptr);
    ::alarm(kLongest);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    ::_exit(mecab_dict_index(static_cast<int>(arguments.size()), arguments.data()));
  }
  int status = -1;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return status;
}

}  // namespace

std::string own_words_path() {
  if (const char* named = std::getenv("TORIKUMI_DICT"); named != nullptr && *named != '\0')
    return (std::filesystem::path(named) / "own/user.csv").string();
  return "/etc/torikumi/user.csv";
}

std::vector<OwnWord> parse_own_words(std::string_view text, std::string_view name,
                                     std::vector<std::string>* faults) {
  std::vector<OwnWord> words;
  std::set<std::string> known;
  if (base::first_invalid(text) != std::string::npos) {
    const std::string fault = std::string(name) + " is not UTF-8";
    if (faults == nullptr) throw Error(Code::kBadInput, fault, "save it as CSV UTF-8");
    faults->push_back(fault + "; save it as CSV UTF-8");
    return words;
  }
  base::for_each_line(text, [&](std::size_t number, std::string_view line) {
    line = base::trimmed(line.substr(0, line.find('#')));
    if (line.empty()) return;
    const std::size_t comma = std::min(line.find(','), line.size());
    OwnWord word{text::for_words(base::trimmed(line.substr(0, comma))).text, {}};
    const std::string_view reading = base::trimmed(line.substr(std::min(comma + 1, line.size())));
    word.reading = text::reading_of(text::for_words(reading).text).value_or("");
    std::string fault = fault_of(word, line);
    if (fault.empty() && !known.insert(word.text).second) fault = word.text + " stands here twice";
    if (fault.empty() && known.size() > kMostOwnWords)
      fault = "more than " + std::to_string(kMostOwnWords) + " words";
    if (fault.empty()) {
      words.push_back(std::move(word));
      return;
    }
    fault = std::string(name) + ": line " + std::to_string(number) + ": " + fault;
    if (faults == nullptr) throw Error(Code::kBadInput, fault, "for example 要対協,ようたいきょう");
    faults->push_back(std::move(fault));
  });
  return words;
}

std::string compile_words(const std::vector<OwnWord>& words) {
  if (words.empty()) return {};
  const std::string source(kSource);
  for (const char* part : {"dicrc", "matrix.def", "pos-id.def", "rewrite.def", "left-id.def"}) {
    if (!std::filesystem::exists(source + "/" + part))
      throw Error(Code::kSystem, "the source of the JUMAN dictionary is not at " + source,
                  kInstall);
  }
  std::string table;
  for (const OwnWord& word : words) {
    table += word.text + ",,," + std::to_string(kCost) + ",名詞,普通名詞,*,*," + word.text + "," +
             word.reading + ",代表表記:" + word.text + "/" + word.reading + "\n";
  }
  const base::UnnamedFile from(table);
  const base::UnnamedFile to("");
  std::vector<std::string> arguments{
      "mecab-dict-index", "-d", source, "-u", to.path(), "-f", "utf-8", "-t", "utf-8", from.path()};
  const int status = run_compiler(arguments);
  std::string compiled = to.content();
  if (status != 0 || compiled.empty())
    throw Error(Code::kSystem, "MeCab cannot compile the city's own words", kInstall);
  return compiled;
}

std::string text_of(const std::vector<OwnWord>& words) {
  std::string text;
  for (const OwnWord& word : words) text += word.text + "," + word.reading + "\n";
  return text;
}

std::string own_words_text() {
  const std::string path = own_words_path();
  std::error_code error;
  const bool is_there = std::filesystem::exists(path, error);
  if (error) throw Error(Code::kSystem, "cannot look for " + path + ": " + error.message(), "");
  if (!is_there) return {};
  return text_of(parse_own_words(base::read_file(path), path));
}

}  // namespace torikumi::analysis
