// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/lexer.hpp"

#include <array>
#include <map>
#include <utility>

#include "base/utf8.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace torikumi::query {
namespace {

using base::decode;
using base::Decoded;

/// Words and signs of a query; more than a person types cost more than a person waits.
constexpr std::size_t kMostLexemes = 1000;

bool is_quote(char32_t c) { return c == U'"' || c == U'“' || c == U'”' || c == U'＂'; }
bool is_open(char32_t c) { return c == U'(' || c == U'（'; }
bool is_close(char32_t c) { return c == U')' || c == U'）'; }
bool is_colon(char32_t c) { return c == U':' || c == U'：'; }
bool is_minus(char32_t c) { return c == U'-' || c == U'－' || c == U'−'; }

/// What asks for a year in which something is due, before a colon.
bool is_due_name(std::string_view name) {
  if (name.empty() || name.size() > 12) return false;
  const std::string key = text::comparison_key(name);
  return key == "due" || key == "期限" || key == "期日";
}

class Scanner {
 public:
  Scanner(std::string_view query, const schema::FieldTable& fields,
          std::vector<Complaint>& complaints)
      : query_(query),
        fields_(fields),
        complaints_(complaints),
        behind_group_(behind_groups(query)) {}

  std::vector<Lexeme> scan() {
    while (at_ < query_.size()) {
      const char32_t c = peek();
      if (text::is_blank(c)) {
        step();
      } else if (is_open(c)) {
        take_sign(LexemeKind::kOpen);
      } else if (is_close(c)) {
        take_sign(LexemeKind::kClose);
      } else if (is_minus(c) && !lexemes_.empty() && stands_alone()) {
        complaints_.push_back(
            {std::string(query_.substr(at_, width())), "除くキーワードがないため、無視しました。"});
        step();
      } else if (is_minus(c) && at_ + width() < query_.size() &&
                 !text::is_blank(decode(query_, at_ + width()).code_point)) {
        take_sign(LexemeKind::kNot);
      } else {
        take_word();
      }
    }
    return std::move(lexemes_);
  }

 private:
  char32_t peek() const { return decode(query_, at_).code_point; }
  std::size_t width() const { return decode(query_, at_).bytes; }
  void step() { at_ += width(); }

  /// True where a blank or the end stands behind the sign.
  bool stands_alone() const {
    const std::size_t behind = at_ + width();
    return behind >= query_.size() || text::is_blank(decode(query_, behind).code_point);
  }

  void take_sign(LexemeKind sign) {
    lexemes_.push_back(
        {sign, std::string(query_.substr(at_, width())), false, false, std::nullopt});
    step();
  }

  void take_word() {
    Lexeme lexeme;
    if (is_quote(peek())) {
      take_quoted(lexeme);
      return;
    }
    const std::size_t begin = at_;
    if (const std::size_t end = end_of_spaced_letters(); end > at_) at_ = end;
    while (at_ < query_.size() && !text::is_blank(peek())) {
      const std::size_t before = at_;
      if (is_close(peek()) && closes_outside(begin)) break;
      const std::string_view name = query_.substr(begin, at_ - begin);
      // A collection's own column of that name comes first.
      if (is_colon(peek()) && !lexeme.field && !lexeme.is_due) {
        lexeme.field = fields_.called(name);
        lexeme.is_due = !lexeme.field && is_due_name(name);
        if (lexeme.field || lexeme.is_due) {
          step();
          if (at_ < query_.size() && is_quote(peek())) {
            take_quoted(lexeme);
            return;
          }
          if (opens_group()) {
            lexeme.sign = LexemeKind::kOpen;
            step();
            lexeme.text = std::string(query_.substr(begin, at_ - begin));
            lexemes_.push_back(std::move(lexeme));
            return;
          }
          word_begin_ = at_;
          continue;
        }
      }
      at_ = before;
      step();
    }
    const bool has_name = lexeme.field || lexeme.is_due;
    const std::size_t text_begin = has_name ? word_begin_ : begin;
    lexeme.text = std::string(query_.substr(text_begin, at_ - text_begin));
    if (lexeme.text.empty()) {
      complaints_.push_back(
          {std::string(query_.substr(begin, at_ - begin)), "項目名の後にキーワードがありません。"});
      return;
    }
    if (!take_star(lexeme)) return;
    const std::string key = has_name ? std::string() : lexeme.text;
    if (key == "AND" || key == "ＡＮＤ") return;  // words apart are all required anyway
    if (!has_name) drop_unknown_field(lexeme);
    if (lexemes_.size() >= kMostLexemes) {
      if (!too_many_)
        complaints_.push_back(
            {lexeme.text, "キーワードが多すぎるため、これより後は検索していません。"});
      too_many_ = true;
      return;
    }
    if (is_lone_sign(lexeme)) {
      complaints_.push_back({lexeme.text, "記号だけでは検索できないため、無視しました。"});
      return;
    }
    if (key == "OR" || key == "ＯＲ" || key == "|" || key == "｜") lexeme.sign = LexemeKind::kOr;
    if (key == "NOT" || key == "ＮＯＴ") lexeme.sign = LexemeKind::kNot;
    lexemes_.push_back(std::move(lexeme));
  }

  /// A sign between blanks joins words for the eye (高齢者 ・ 障害者); alone it is what is asked.
  bool is_lone_sign(const Lexeme& lexeme) const {
    if (lexeme.field || lexeme.begins || lexeme.text == "|" || lexeme.text == "｜") return false;
    if (!text::is_signs_only(lexeme.text)) return false;
    return !lexemes_.empty() || !text::comparison_key(query_.substr(at_)).empty();
  }

  /// E S C O is one word: where three or more single letters end that each one blank parts. No
  /// place behind this one where none stand here.
  std::size_t end_of_spaced_letters() const {
    const auto is_letter = [](char32_t c) {
      return text::is_ascii_letter(c) || (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ');
    };
    std::size_t letters = 0;
    std::size_t end = at_;
    for (std::size_t i = at_; i < query_.size();) {
      const Decoded letter = decode(query_, i);
      const std::size_t behind = i + letter.bytes;
      const bool ends =
          behind >= query_.size() || text::is_blank(decode(query_, behind).code_point);
      if (!is_letter(letter.code_point) || !ends) break;
      ++letters;
      end = behind;
      if (behind >= query_.size()) break;
      i = behind + decode(query_, behind).bytes;
    }
    return letters >= 3 ? end : at_;
  }

  /// title:(区役所 OR 人材) is a group, 課題:（仮称）計画 a word: whether the bracket here is
  /// closed at a word's edge.
  bool opens_group() const {
    const auto closed = behind_group_.find(at_);
    if (closed == behind_group_.end()) return false;
    if (closed->second >= query_.size()) return true;
    const char32_t next = decode(query_, closed->second).code_point;
    return text::is_blank(next) || is_close(next);
  }

  /// For each bracket that is closed: where what stands behind its closing one begins.
  static std::map<std::size_t, std::size_t> behind_groups(std::string_view query) {
    std::map<std::size_t, std::size_t> behind;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < query.size();) {
      const Decoded d = decode(query, i);
      if (is_open(d.code_point)) open.push_back(i);
      i += d.bytes;
      if (!is_close(d.code_point) || open.empty()) continue;
      behind.emplace(open.back(), i);
      open.pop_back();
    }
    return behind;
  }

  /// 見守* asks for words that begin so. False where nothing stands before the star.
  bool take_star(Lexeme& lexeme) {
    for (const std::string_view star : {std::string_view("*"), std::string_view("＊")}) {
      if (!lexeme.text.ends_with(star)) continue;
      const std::string typed = lexeme.text;
      while (lexeme.text.ends_with(star)) lexeme.text.resize(lexeme.text.size() - star.size());
      if (text::comparison_key(lexeme.text).empty()) {
        complaints_.push_back({typed, "「*」の前にキーワードがないため、無視しました。"});
        return false;
      }
      lexeme.begins = true;
      break;
    }
    return true;
  }

  /// foo:見守り asks for a field that there is not: the word is sought, and that is told.
  void drop_unknown_field(Lexeme& lexeme) {
    std::size_t name = 0;
    while (name < lexeme.text.size() &&
           text::is_ascii_letter(static_cast<unsigned char>(lexeme.text[name])))
      ++name;
    std::string_view rest = std::string_view(lexeme.text).substr(name);
    const std::string_view wide = "：";
    const std::size_t colon = rest.starts_with(':') ? 1 : rest.starts_with(wide) ? wide.size() : 0;
    rest.remove_prefix(colon);
    if (name == 0 || colon == 0 || rest.empty() || rest.starts_with('/')) return;
    complaints_.push_back(
        {lexeme.text, "この名称の項目はないため、キーワードだけで検索しました。"});
    lexeme.text = std::string(rest);
  }

  /// A closing bracket ends a word only where the word did not open it: 平成26（2014）年 is text.
  bool closes_outside(std::size_t begin) const {
    int open = 0;
    for (std::size_t i = begin; i < at_; i += decode(query_, i).bytes) {
      const char32_t c = decode(query_, i).code_point;
      if (is_open(c)) ++open;
      if (is_close(c) && open > 0) --open;
    }
    return open == 0 && rest_is_closing();
  }

  /// True where nothing but closing brackets stands before the next blank.
  bool rest_is_closing() const {
    for (std::size_t i = at_; i < query_.size(); i += decode(query_, i).bytes) {
      const char32_t c = decode(query_, i).code_point;
      if (text::is_blank(c)) return true;
      if (!is_close(c)) return false;
    }
    return true;
  }

  void take_quoted(Lexeme lexeme) {
    const std::size_t opening = at_;
    step();
    const std::size_t begin = at_;
    while (at_ < query_.size() && !is_quote(peek())) step();
    const bool closed = at_ < query_.size();
    lexeme.text = std::string(query_.substr(begin, at_ - begin));
    lexeme.exact = true;
    if (closed) step();
    if (!closed) {
      complaints_.push_back(
          {std::string(query_.substr(opening)),
           "引用符が閉じていないため、末尾までを一つの文字列として検索しました。"});
    }
    if (text::comparison_key(lexeme.text).empty()) {
      complaints_.push_back({std::string(query_.substr(opening, at_ - opening)),
                             "引用符の中が空のため、無視しました。"});
      return;
    }
    lexemes_.push_back(std::move(lexeme));
  }

  std::string_view query_;
  const schema::FieldTable& fields_;
  std::vector<Complaint>& complaints_;
  const std::map<std::size_t, std::size_t> behind_group_;
  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  std::size_t word_begin_ = 0;
  bool too_many_ = false;
};

}  // namespace

std::vector<Lexeme> lexemes_of(std::string_view query, const schema::FieldTable& fields,
                               std::vector<Complaint>& complaints) {
  return Scanner(query, fields, complaints).scan();
}

}  // namespace torikumi::query
