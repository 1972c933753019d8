// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/draft/points.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.hpp"
#include "text/characters.hpp"
#include "text/sentences.hpp"

namespace torikumi::search {
namespace {

using analysis::Analysis;
using analysis::Token;
using analysis::WordClass;

/// Nouns that name nothing of a plan's own.
constexpr std::array<std::string_view, 41> kGeneral{
    "本市", "本区", "当市", "当区",   "市",   "区",       "市内", "区内", "次",   "以下", "以上",
    "下記", "現状", "今後", "現在",   "取組", "取り組み", "課題", "対応", "見解", "所見", "答弁",
    "質問", "点",   "推進", "実施",   "充実", "強化",     "願い", "市長", "区長", "状況", "考え",
    "計画", "年度", "項目", "とおり", "通り", "通告",     "順次", "私"};

bool names_something(const Token& token, const Analysis& analysis) {
  if (!token.is_word()) return false;
  if (token.entry->word_class != WordClass::kNoun) return false;
  const std::string_view word = base::slice(analysis.normal.text, token.normal);
  return std::find(kGeneral.begin(), kGeneral.end(), word) == kGeneral.end();
}

/// How many different things the tokens [first, last) name.
std::size_t names(const Analysis& analysis, std::size_t first, std::size_t last) {
  std::set<std::string_view> all;
  for (std::size_t i = first; i < last; ++i) {
    if (names_something(analysis.tokens[i], analysis))
      all.insert(base::slice(analysis.normal.text, analysis.tokens[i].normal));
  }
  return all.size();
}

/// Verbs that end a matter in policy text when they go on (整備を図り、); others mostly say how
/// something is done (子どもがごはんを食べ、宿題もできる所).
constexpr std::array<std::string_view, 9> kEnding{"図り", "進め", "行い", "設け",    "増やし",
                                                  "広げ", "高め", "始め", "取り組み"};

/// What is done with these is how, not what: 事業者と連携し、
constexpr std::array<std::string_view, 18> kMeans{"連携", "協働", "協力", "活用", "利用", "配慮",
                                                  "考慮", "把握", "導入", "対応", "意識", "参考",
                                                  "勘案", "駆使", "併用", "注目", "着目", "重視"};

/// Words that begin what else is done.
constexpr std::array<std::string_view, 6> kBesides{"また",   "さらに",   "更に",
                                                   "併せて", "あわせて", "加えて"};

template <std::size_t kSize>
bool is_one_of(std::string_view word, const std::array<std::string_view, kSize>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether a matter ends before the 、 at this token: とともに、 ほか、 整備し、
bool ends_matter(const Analysis& analysis, std::size_t comma) {
  const auto word = [&](std::size_t at) {
    return at < analysis.tokens.size()
               ? base::slice(analysis.normal.text, analysis.tokens[at].normal)
               : std::string_view{};
  };
  if (comma < 2 || word(comma) != "、") return false;
  const std::string_view last = word(comma - 1);
  if ((last == "ともに" || last == "共に") && word(comma - 2) == "と") return true;
  if (last == "ほか" || last == "他") return true;
  if (!analysis.tokens[comma - 1].entry->continuative) return false;
  if (is_one_of(word(comma + 1), kBesides) || is_one_of(last, kEnding)) return true;
  const Token& before = analysis.tokens[comma - 2];
  return last == "し" && before.entry->part_of_speech == "名詞-サ変名詞" &&
         !is_one_of(word(comma - 2), kMeans);
}

/// A clause takes two names; a sentence one.
constexpr std::size_t kNamesOfClause = 2;

/// The ranges of a sentence's points.
std::vector<base::ByteRange> clauses(const Analysis& analysis, base::ByteRange sentence) {
  std::vector<base::ByteRange> found;
  const auto& tokens = analysis.tokens;
  std::size_t first = 0;
  std::uint32_t begin = sentence.begin;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!ends_matter(analysis, i) || names(analysis, first, i) < kNamesOfClause ||
        names(analysis, i, tokens.size()) < kNamesOfClause)
      continue;
    found.push_back({begin, sentence.begin + tokens[i].source.begin});
    begin = sentence.begin + tokens[i].source.end;
    first = i + 1;
  }
  if (names(analysis, first, tokens.size()) > 0) found.push_back({begin, sentence.end});
  return found;
}

/// Signs, numbers and words that only join, before a point: ・ （1） ① また、
std::string_view without_lead(std::string_view text) {
  constexpr std::array<std::string_view, 10> kJoining{
      "また、",   "さらに、", "更に、", "併せて、", "あわせて、",
      "加えて、", "まず、",   "次に、", "第一に、", "第二に、"};
  for (bool again = true; again && !text.empty();) {
    again = false;
    const base::Decoded first = base::decode(text, 0);
    const char32_t c = first.code_point;
    constexpr std::u32string_view kSigns = U"・●○■□◆◇▪‐-－*＊.．,，、)）(（:：→▼▽★☆※";
    const bool digit = text::is_ascii_digit(c) || (c >= U'０' && c <= U'９');
    if (text::is_blank(c) || text::is_enclosed(c) || kSigns.find(c) != std::u32string_view::npos) {
      text.remove_prefix(first.bytes);
      again = true;
    } else if (digit) {
      // 1 and 1. number a point; 3か所 counts.
      std::size_t at = 0;
      while (at < text.size()) {
        const base::Decoded next = base::decode(text, static_cast<std::uint32_t>(at));
        const char32_t d = next.code_point;
        if (!text::is_ascii_digit(d) && !(d >= U'０' && d <= U'９')) break;
        at += next.bytes;
      }
      if (at >= text.size()) break;
      const char32_t behind = base::decode(text, static_cast<std::uint32_t>(at)).code_point;
      if (!text::is_blank(behind) && kSigns.find(behind) == std::u32string_view::npos) break;
      text.remove_prefix(at);
      again = true;
    }
    for (const std::string_view each : kJoining) {
      if (!text.starts_with(each)) continue;
      text.remove_prefix(each.size());
      again = true;
    }
  }
  return text;
}

std::string_view trimmed(std::string_view text) {
  text = without_lead(text);
  while (!text.empty()) {
    const std::uint32_t last =
        base::character_before(text, static_cast<std::uint32_t>(text.size()));
    const char32_t c = base::decode(text, last).code_point;
    if (!text::is_blank(c) && c != U'。' && c != U'、') break;
    text = text.substr(0, last);
  }
  return text;
}

/// A clause without what joins it to the next: 見守りを強化するとともに → 見守りを強化する
std::string_view without_join(std::string_view text) {
  for (const std::string_view each :
       {std::string_view("とともに"), std::string_view("と共に"), std::string_view("ほか")}) {
    if (text.ends_with(each)) text.remove_suffix(each.size());
  }
  return text;
}

/// A question without what asks: 待機児童の解消について、現状と今後の取組を伺います →
/// 待機児童の解消
std::string_view matter_of(std::string_view text) {
  constexpr std::array<std::string_view, 12> kAsking{"伺",       "うかが", "尋ね", "お聞き",
                                                     "問う",     "見解",   "所見", "答弁",
                                                     "説明を求", "現状",   "今後", "いかが"};
  constexpr std::array<std::string_view, 5> kBefore{"について", "に関し", "の現状", "に対する",
                                                    "をどう"};
  std::size_t end = text.size();
  for (const std::string_view each : kBefore) {
    const std::size_t at = text.rfind(each);
    if (at == std::string_view::npos || at == 0 || at >= end) continue;
    const std::string_view tail = text.substr(at);
    const bool asks = std::any_of(kAsking.begin(), kAsking.end(), [&](std::string_view word) {
      return tail.find(word) != std::string_view::npos;
    });
    if (asks) end = at;
  }
  return text.substr(0, end);
}

/// A matter without what it is for: 逃げ遅れを防ぐため、タイムラインを広める → タイムラインを広める
std::string_view core_of(std::string_view matter) {
  constexpr std::string_view kFor = "ため、";
  constexpr std::size_t kShortest = 6;  // code points
  const std::size_t at = matter.rfind(kFor);
  if (at == std::string_view::npos) return matter;
  const std::string_view rest = matter.substr(at + kFor.size());
  return base::count_code_points(rest) < kShortest ? matter : rest;
}

/// What stands before a line.
enum class Lead { kNothing, kNumber, kSign };

struct Line {
  std::string_view text;
  Lead lead = Lead::kNothing;
  bool is_prose = false;  ///< it has a 。
};

Lead lead_of(std::string_view line) {
  const std::string_view words = without_lead(line);
  while (!line.empty() && text::is_blank(base::decode(line, 0).code_point))
    line.remove_prefix(base::decode(line, 0).bytes);
  if (line.empty() || words.size() == line.size()) return Lead::kNothing;
  const char32_t first = base::decode(line, 0).code_point;
  return text::is_ascii_digit(first) || (first >= U'０' && first <= U'９') ? Lead::kNumber
                                                                           : Lead::kSign;
}

std::vector<Line> lines_of(std::string_view draft) {
  std::vector<Line> lines;
  while (!draft.empty()) {
    const std::size_t end = std::min(draft.find('\n'), draft.size());
    const std::string_view line = draft.substr(0, end);
    draft.remove_prefix(std::min(end + 1, draft.size()));
    if (without_lead(line).empty()) continue;
    lines.push_back({line, lead_of(line), line.find("。") != std::string_view::npos});
  }
  return lines;
}

/// A line without 。 above prose or a list of another kind.
bool is_heading(const Line& line, const Line& next) {
  if (line.is_prose || line.lead == Lead::kSign) return false;
  if (line.lead == Lead::kNumber)
    return next.lead == Lead::kSign || (next.lead == Lead::kNothing && next.is_prose);
  return next.lead != Lead::kNothing || next.is_prose;
}

/// 〇〇について質問します, before the questions.
bool is_opening(std::string_view text) {
  constexpr std::array<std::string_view, 3> kEnds{"質問します", "質問いたします", "質問をします"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view each) { return text.ends_with(each); });
}

}  // namespace

std::vector<DraftPoint> points_of(analysis::Analyser& analyser, std::string_view draft) {
  std::vector<DraftPoint> points;
  const std::vector<Line> lines = lines_of(draft);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i + 1 < lines.size() && is_heading(lines[i], lines[i + 1])) continue;
    for (const base::ByteRange sentence : text::sentences(lines[i].text)) {
      const Analysis analysis = analyser.analyse(base::slice(lines[i].text, sentence));
      for (const base::ByteRange clause : clauses(analysis, sentence)) {
        const std::string_view text = without_join(trimmed(base::slice(lines[i].text, clause)));
        if (text.empty()) continue;
        const std::string_view matter = matter_of(text);
        points.push_back({std::string(text), std::string(matter), std::string(core_of(matter))});
      }
    }
  }
  if (points.size() > 1 && is_opening(points.front().text)) points.erase(points.begin());
  return points;
}

}  // namespace torikumi::search
