// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/synonyms.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/lines.hpp"
#include "text/normalise.hpp"

namespace torikumi::query {
namespace {

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    parts.push_back(base::trimmed(text.substr(begin, end - begin)));
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

Synonyms::Synonyms(const std::vector<SynonymFile>& files, analysis::Analyser& analyser,
                   std::vector<std::string>* faults) {
  Pairs pairs;
  for (std::size_t file = 0; file < files.size(); ++file) {
    std::size_t number = 0;
    for (std::string_view line : split(files[file].text, '\n')) {
      ++number;
      line = base::trimmed(line.substr(0, line.find('#')));
      if (line.empty()) continue;
      try {
        take({file, number, std::string(line), {}, {}},
             files[file].name() + ": line " + std::to_string(number), analyser, pairs);
      } catch (const base::Error& error) {
        if (faults == nullptr) throw;
        faults->emplace_back(error.what());
      }
    }
  }
}

void Synonyms::take(SynonymLine line, const std::string& place, analysis::Analyser& analyser,
                    Pairs& pairs) {
  const std::string_view text = line.text;
  const auto fail = [&](const std::string& what) {
    throw base::Error(base::Code::kBadInput, place + ": " + what,
                      "a line is A = B = C, or A > B, C, or a comment after #");
  };
  const bool one_way = text.find('>') != std::string_view::npos;
  if (one_way == (text.find('=') != std::string_view::npos)) {
    fail("neither \"=\" nor \">\" stands here, or both do");
  }
  const auto members_of = [&](std::string_view given) {
    if (given.empty()) fail("a member is empty");
    std::vector<const Member*> ways = read(given, analyser);
    if (ways.empty()) fail("\"" + std::string(given) + "\" holds no word");
    return ways;
  };
  const auto link = [&](const std::vector<const Member*>& from,
                        const std::vector<const Member*>& to) {
    const Key from_key = key_of(uniting(*from.front()));
    const Key to_key = key_of(uniting(*to.front()));
    // Two spellings of one word need no line; the analyser unites them.
    if (from_key == to_key)
      fail("\"" + from.front()->text + "\" and \"" + to.front()->text + "\" are one word already");
    if (const auto [known, fresh] = pairs.emplace(std::pair(from_key, to_key), line.file); !fresh) {
      if (known->second != line.file) return;
      fail("\"" + from.front()->text + "\" and \"" + to.front()->text + "\" were paired before");
    }
    for (const Member* way : from) {
      auto& others = others_[key_of(uniting(*way))];
      others.insert(others.end(), to.begin(), to.end());
      longest_ = std::max(longest_, way->words.size());
    }
  };
  const auto members = [&](std::string_view given, char at) {
    std::vector<std::vector<const Member*>> all;
    for (const std::string_view each : split(given, at)) all.push_back(members_of(each));
    return all;
  };
  const std::size_t sign = text.find('>');
  const auto left = members(one_way ? text.substr(0, sign) : text, '=');
  const auto right = one_way ? members(text.substr(sign + 1), ',') : left;
  for (const auto& from : left) {
    for (const auto& to : right) {
      if (from.front() != to.front()) link(from, to);
    }
  }
  for (const auto& each : left) line.seekers.push_back(each.front()->text);
  for (const auto& each : right) line.found.push_back(each.front()->text);
  lines_.push_back(std::move(line));
}

std::vector<const Member*> Synonyms::read(std::string_view given, analysis::Analyser& analyser) {
  std::vector<Member> ways;
  std::size_t bytes_alone = 0;
  for (const std::string_view behind : {"", "の", "を"}) {
    const std::string text = std::string(given) + std::string(behind);
    const analysis::Analysis analysis = analyser.analyse(text);
    Member member{std::string(given), {}};
    std::size_t bytes = 0;
    for (const analysis::Token& token : analysis.tokens) {
      if (!token.is_word() || token.source.end > given.size()) continue;
      member.words.emplace_back(token.terms.begin(), token.terms.end());
      bytes += token.source.size();
    }
    // Words of only a part are other words: いじめを may be cut 維持, め, を.
    if (bytes < bytes_alone) continue;
    bytes_alone = std::max(bytes_alone, bytes);
    const bool known = std::any_of(ways.begin(), ways.end(), [&](const Member& way) {
      return uniting(way) == uniting(member);
    });
    if (!member.words.empty() && !known) ways.push_back(std::move(member));
  }
  std::vector<const Member*> kept;
  for (Member& way : ways) kept.push_back(keep(std::move(way)));
  return kept;
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
