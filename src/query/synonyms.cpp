// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/synonyms.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "text/normalise.hpp"

namespace torikumi::query {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    parts.push_back(trimmed(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

std::vector<std::string> uniting(const Member& member) {
  std::vector<std::string> words;
  for (const auto& forms : member.words) words.push_back(forms.back());
  return words;
}

}  // namespace

Synonyms::Synonyms(std::string_view text, std::string_view name, analysis::Analyser& analyser,
                   std::string* passed_over) {
  std::set<std::pair<Key, Key>> pairs;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    line = trimmed(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    try {
      take(line, std::string(name) + ": line " + std::to_string(number), analyser, pairs);
    } catch (const base::Error& error) {
      if (passed_over == nullptr) throw;
      if (passed_over->empty()) *passed_over = error.what();
    }
  }
}

void Synonyms::take(std::string_view line, const std::string& place, analysis::Analyser& analyser,
                    std::set<std::pair<Key, Key>>& pairs) {
  const auto fail = [&](const std::string& what) {
    throw base::Error(base::Code::kBadInput, place + ": " + what,
                      "a line is A = B = C, or A > B, C, or a comment after #");
  };
  const bool one_way = line.find('>') != std::string_view::npos;
  if (one_way == (line.find('=') != std::string_view::npos)) {
    fail("neither \"=\" nor \">\" stands here, or both do");
  }
  const auto read = [&](std::string_view given) {
    if (given.empty()) fail("a member is empty");
    Member member{std::string(given), {}};
    const analysis::Analysis analysis = analyser.analyse(given);
    for (const analysis::Token& token : analysis.tokens) {
      if (token.is_word()) member.words.emplace_back(token.terms.begin(), token.terms.end());
    }
    if (member.words.empty()) fail("\"" + member.text + "\" holds no word");
    return keep(std::move(member));
  };
  const auto link = [&](const Member* from, const Member* to) {
    const Key from_key = key_of(uniting(*from));
    const Key to_key = key_of(uniting(*to));
    // Two spellings of one word need no line; the analyser unites them.
    if (from_key == to_key)
      fail("\"" + from->text + "\" and \"" + to->text + "\" are one word already");
    if (!pairs.insert({from_key, to_key}).second) {
      fail("\"" + from->text + "\" and \"" + to->text + "\" were paired before");
    }
    others_[from_key].push_back(to);
    longest_ = std::max(longest_, from->words.size());
  };
  if (one_way) {
    const std::size_t sign = line.find('>');
    const Member* from = read(trimmed(line.substr(0, sign)));
    for (const std::string_view each : split(line.substr(sign + 1), ',')) link(from, read(each));
    ++groups_;
    return;
  }
  std::vector<const Member*> members;
  for (const std::string_view each : split(line, '=')) members.push_back(read(each));
  for (const Member* from : members) {
    for (const Member* to : members) {
      if (from != to) link(from, to);
    }
  }
  ++groups_;
}

std::vector<const Member*> Synonyms::of(const std::vector<std::string>& words) const {
  const auto found = others_.find(key_of(words));
  return found == others_.end() ? std::vector<const Member*>() : found->second;
}

Synonyms::Key Synonyms::key_of(const std::vector<std::string>& words) {
  Key key;
  for (const std::string& word : words) key += word + "\x1F";
  return key;
}

const Member* Synonyms::keep(Member member) {
  members_.push_back(std::make_unique<Member>(std::move(member)));
  return members_.back().get();
}

}  // namespace torikumi::query
