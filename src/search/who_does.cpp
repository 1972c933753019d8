// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/who_does.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"
#include "text/sentences.hpp"

namespace torikumi::search {
namespace {

constexpr std::size_t kMostOfEveryWard = 5;
constexpr std::size_t kLongestSentence = 120;  // code points

/// A field's text again, and where in it the query is met.
struct MarkedText {
  std::string text;
  std::vector<base::ByteRange> marks;
};

MarkedText joined(const std::vector<Fragment>& fragments) {
  MarkedText all;
  for (const Fragment& each : fragments) {
    const auto begin = static_cast<std::uint32_t>(all.text.size());
    all.text += each.text;
    if (each.hit) all.marks.push_back({begin, static_cast<std::uint32_t>(all.text.size())});
  }
  return all;
}

/// The sentence without the blanks about it; of a long one what stands around its first mark.
std::string shown(const MarkedText& marked, base::ByteRange sentence, std::uint32_t mark) {
  const std::string& text = marked.text;
  std::string_view all = base::slice(text, sentence);
  if (base::count_code_points(all) > kLongestSentence) {
    std::uint32_t begin = mark;
    for (std::size_t i = 0; i < kLongestSentence / 3 && begin > sentence.begin; ++i)
      begin = base::character_before(text, begin);
    std::uint32_t end = begin;
    for (std::size_t i = 0; i < kLongestSentence && end < sentence.end; ++i)
      end += static_cast<std::uint32_t>(base::decode(text, end).bytes);
    return (begin > sentence.begin ? "…" : "") + text.substr(begin, end - begin) +
           (end < sentence.end ? "…" : "");
  }
  constexpr std::array<std::string_view, 5> kBlanks{" ", "\n", "\t", "\r", "　"};
  const auto is_at = [&](auto where) { return std::any_of(kBlanks.begin(), kBlanks.end(), where); };
  const auto begins = [&](std::string_view each) { return all.starts_with(each); };
  const auto ends = [&](std::string_view each) { return all.ends_with(each); };
  while (is_at(begins)) all.remove_prefix(base::decode(all, 0).bytes);
  while (is_at(ends))
    all.remove_suffix(all.size() -
                      base::character_before(all, static_cast<std::uint32_t>(all.size())));
  return std::string(all);
}

/// Of a hit's texts, the sentence that the query meets most often among those that `is_wanted`.
template <typename IsWanted>
std::optional<std::string> best_sentence(const Hit& hit, IsWanted is_wanted) {
  std::optional<std::string> best;
  std::size_t most = 0;
  for (std::size_t field = 0; field < hit.marked.size(); ++field) {
    if (field < schema::kFieldCount && schema::kFields[field].is_label) continue;
    if (field == schema::index_of(schema::Field::kTitle)) continue;
    const MarkedText marked = joined(hit.marked[field]);
    for (const base::ByteRange sentence : text::sentences(marked.text)) {
      const auto inside = [&](base::ByteRange mark) {
        return sentence.begin <= mark.begin && mark.begin < sentence.end;
      };
      const auto first = std::find_if(marked.marks.begin(), marked.marks.end(), inside);
      if (first == marked.marks.end() || !is_wanted(base::slice(marked.text, sentence))) continue;
      const auto marks =
          static_cast<std::size_t>(std::count_if(marked.marks.begin(), marked.marks.end(), inside));
      if (marks <= most) continue;
      most = marks;
      best = shown(marked, sentence, first->begin);
    }
  }
  return best;
}

}  // namespace

bool names_every_ward(std::string_view text) {
  constexpr std::array<std::string_view, 8> kNames{"各区",       "全区",        "全ての区",
                                                   "すべての区", "全行政区",    "各行政区",
                                                   "区役所全て", "区役所すべて"};
  // 各区間, 全区域, 全区民 and 各区画 are other words, and so is the 全区 of 安全区域.
  constexpr std::array<std::string_view, 5> kOtherWords{"間", "域", "分", "民", "画"};
  constexpr std::array<std::string_view, 4> kMayStandBefore{"市", "内", "県", "、"};
  const std::string form = text::string_form(text);
  const auto is_other_word = [&](std::size_t begin, std::size_t end) {
    const std::string_view behind = std::string_view(form).substr(end);
    if (std::any_of(kOtherWords.begin(), kOtherWords.end(),
                    [&](std::string_view each) { return behind.starts_with(each); }))
      return true;
    if (begin == 0 || form.compare(begin, 3, "全") != 0) return false;
    const std::string_view before = std::string_view(form).substr(0, begin);
    const std::uint32_t at =
        base::character_before(form, static_cast<std::uint32_t>(before.size()));
    return text::is_kanji(base::decode(form, at).code_point) &&
           std::none_of(kMayStandBefore.begin(), kMayStandBefore.end(),
                        [&](std::string_view each) { return before.ends_with(each); });
  };
  for (const std::string_view name : kNames) {
    for (std::size_t at = form.find(name); at != std::string::npos; at = form.find(name, at + 1)) {
      if (!is_other_word(at, at + name.size())) return true;
    }
  }
  return false;
}

WhoDoes who_does(Searcher& searcher, const Response& response, const EditionScope& scope,
                 CrossTabRows rows) {
  index::Database& database = searcher.database();
  const auto values = database.doc_values();
  const schema::Collection& collection = database.collection();
  WhoDoes found;
  for (const Hit& hit : response.hits) {
    const auto document = database.find(hit.record.id);
    if (hit.widened || !document || !scope.documents.contains(*document)) continue;
    const std::string& department = hit.record[schema::Field::kDepartment];
    const std::string row =
        rows == CrossTabRows::kCities
            ? hit.record.city
            : values->department_label(hit.record.city, collection.present_name(department));
    if (!found.of_rows.contains(row)) {
      if (auto sentence = best_sentence(hit, [](std::string_view /*any*/) { return true; }))
        found.of_rows.emplace(row, Statement{hit.record, *std::move(sentence)});
    }
    if (found.of_every_ward.size() >= kMostOfEveryWard || collection.wards.empty()) continue;
    if (auto sentence = best_sentence(hit, names_every_ward))
      found.of_every_ward.push_back({hit.record, *std::move(sentence)});
  }
  return found;
}

}  // namespace torikumi::search
