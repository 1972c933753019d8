// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlight/highlighter.hpp"

#include <algorithm>
#include <string>

#include "text/characters.hpp"
#include "text/normalise.hpp"
#include "text/sentences.hpp"

namespace torikumi::search {
namespace {

using base::ByteRange;

/// At most `characters` characters from `begin`, not beyond `end`.
std::uint32_t advance(std::string_view text, std::uint32_t begin, std::uint32_t end,
                      std::size_t characters) {
  while (characters > 0 && begin < end) {
    begin += base::decode(text, begin).bytes;
    --characters;
  }
  return std::min(begin, end);
}

/// Characters of a range whose ends lie on characters; the text is well formed.
std::size_t characters_of(std::string_view text, ByteRange range) {
  std::size_t count = 0;
  for (const char c : base::slice(text, range))
    count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

/// In a sentence too long to show: the window in which most matches lie, from a little before the
/// first.
ByteRange window(std::string_view text, ByteRange sentence, const std::vector<Highlight>& marks) {
  ByteRange best{sentence.begin, advance(text, sentence.begin, sentence.end, kSnippetCharacters)};
  double best_weight = passage_weight(text, best, marks);
  for (const Highlight& mark : marks) {
    if (mark.range.begin < sentence.begin || mark.range.end > sentence.end) continue;
    constexpr int kLeadIn = 20;
    std::uint32_t begin = mark.range.begin;
    for (int i = 0; i < kLeadIn && begin > sentence.begin; ++i)
      begin = base::character_before(text, begin);
    const ByteRange candidate{begin, advance(text, begin, sentence.end, kSnippetCharacters)};
    const double candidate_worth = passage_weight(text, candidate, marks);
    if (candidate_worth > best_weight) {
      best = candidate;
      best_weight = candidate_worth;
    }
  }
  return best;
}

}  // namespace

std::vector<ByteRange> find_strings(std::string_view text,
                                    const std::vector<std::string>& string_forms) {
  std::vector<ByteRange> places;
  if (string_forms.empty()) return places;
  const text::StringForm form(text);
  for (const std::string& string : string_forms) {
    if (string.empty()) continue;
    for (std::size_t at = form.text().find(string); at != std::string::npos;
         at = form.text().find(string, at + string.size())) {
      places.push_back(form.source(
          {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + string.size())}));
    }
  }
  return places;
}

std::vector<Highlight> merge_ranges(std::vector<Highlight> marks) {
  std::sort(marks.begin(), marks.end(),
            [](const Highlight& a, const Highlight& b) { return a.range.begin < b.range.begin; });
  std::vector<Highlight> out;
  for (const Highlight& mark : marks) {
    if (out.empty() || mark.range.begin > out.back().range.end) {
      out.push_back(mark);
      continue;
    }
    Highlight& last = out.back();
    last.weight = mark.range.begin == last.range.end ? last.weight + mark.weight
                                                     : std::max(last.weight, mark.weight);
    last.range.end = std::max(last.range.end, mark.range.end);
  }
  return out;
}

std::vector<Fragment> to_fragments(std::string_view text, ByteRange part,
                                   const std::vector<Highlight>& marks) {
  std::vector<Fragment> fragments;
  const auto add = [&](std::uint32_t begin, std::uint32_t end, bool hit) {
    if (begin < end) fragments.push_back({std::string(text.substr(begin, end - begin)), hit});
  };
  std::uint32_t at = part.begin;
  for (const Highlight& mark : marks) {
    if (mark.range.end <= part.begin || mark.range.begin >= part.end) continue;
    const std::uint32_t begin = std::max(mark.range.begin, part.begin);
    const std::uint32_t end = std::min(mark.range.end, part.end);
    add(at, begin, false);
    add(begin, end, true);
    at = end;
  }
  add(at, part.end, false);
  return fragments;
}

std::vector<Fragment> whole_to_fragments(std::string_view text,
                                         const std::vector<Highlight>& marks) {
  return to_fragments(text, {0, static_cast<std::uint32_t>(text.size())}, marks);
}

double passage_weight(std::string_view text, ByteRange piece, const std::vector<Highlight>& marks) {
  std::vector<std::string_view> different;  // few: a set would cost more
  double all = 0;
  const auto first = std::lower_bound(
      marks.begin(), marks.end(), piece.begin,
      [](const Highlight& mark, std::uint32_t begin) { return mark.range.begin < begin; });
  for (auto it = first; it != marks.end() && it->range.end <= piece.end; ++it) {
    const std::string_view said = base::slice(text, it->range);
    if (std::find(different.begin(), different.end(), said) == different.end()) {
      different.push_back(said);
      all += it->weight;
    } else {
      all += 0.02 * it->weight;
    }
  }
  return all;
}

ByteRange best_passage(std::string_view text, const std::vector<Highlight>& marks) {
  std::vector<ByteRange> sentences;
  for (const ByteRange& sentence : text::sentences(text)) {
    const ByteRange inked = text::trimmed(text, sentence);
    if (inked.size() > 0) sentences.push_back(inked);
  }
  if (sentences.empty()) return {};
  // The best sentence, with those behind it that still fit. One without a match is never better
  // than the next, so only those with a match are looked at.
  ByteRange best{sentences.front().begin,
                 advance(text, sentences.front().begin, sentences.front().end, kSnippetCharacters)};
  double best_weight = 0;
  auto mark = marks.begin();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    while (mark != marks.end() && mark->range.end <= sentences[i].begin) ++mark;
    const bool meets = mark != marks.end() && mark->range.begin < sentences[i].end;
    if (!meets && (i > 0 || !marks.empty())) continue;
    ByteRange run = sentences[i];
    std::size_t characters = characters_of(text, run);
    if (characters > kSnippetCharacters) {
      run = window(text, run, marks);
      characters = kSnippetCharacters;
    }
    for (std::size_t next = i + 1; next < sentences.size() && run.end <= sentences[next].begin;
         ++next) {
      characters += characters_of(text, {run.end, sentences[next].end});
      if (characters > kSnippetCharacters) break;
      run.end = sentences[next].end;
    }
    const double run_worth = passage_weight(text, run, marks);
    if (run_worth > best_weight || marks.empty()) {
      best = run;
      best_weight = run_worth;
    }
  }
  return best;
}

}  // namespace torikumi::search
