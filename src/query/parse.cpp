// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/parse.hpp"

#include <utility>

#include "query/lexer.hpp"

namespace torikumi::query {
namespace {

/// Recursive descent over the pieces; recursion is bounded by kDeepest.
class Parser {
 public:
  Parser(std::vector<Lexeme> lexemes, std::vector<Complaint>& complaints)
      : pieces_(std::move(lexemes)), complaints_(complaints) {}

  Node parse() {
    std::vector<Node> all;
    while (at_ < pieces_.size()) {
      Node node = any_of(0);
      if (node.kind != Kind::kEverything) all.push_back(std::move(node));
      if (at_ < pieces_.size()) {
        complain(pieces_[at_].text, "対応する開き括弧がないため、無視しました。");
        ++at_;
      }
    }
    return gather(Kind::kAnd, std::move(all));
  }

 private:
  static Node gather(Kind kind, std::vector<Node> nodes) {
    if (nodes.empty()) return {};
    if (nodes.size() == 1) return std::move(nodes.front());
    Node node;
    node.kind = kind;
    node.children = std::move(nodes);
    return node;
  }

  void complain(std::string about, std::string message) {
    // A query of a thousand stray brackets is told of once or twice, not a thousand times.
    if (complaints_.size() < 5) complaints_.push_back({std::move(about), std::move(message)});
  }

  bool next_is(LexemeKind sign) const { return at_ < pieces_.size() && pieces_[at_].sign == sign; }

  Node any_of(int depth) {
    std::vector<Node> choices;
    choices.push_back(all_of(depth));
    while (next_is(LexemeKind::kOr)) {
      const std::string sign = pieces_[at_++].text;
      Node next = all_of(depth);
      if (next.kind == Kind::kEverything || choices.front().kind == Kind::kEverything) {
        complain(sign, "「OR」の前後にキーワードがないため、無視しました。");
        if (choices.front().kind == Kind::kEverything) choices.front() = std::move(next);
        continue;
      }
      choices.push_back(std::move(next));
    }
    return gather(Kind::kOr, std::move(choices));
  }

  Node all_of(int depth) {
    std::vector<Node> parts;
    while (at_ < pieces_.size() && !next_is(LexemeKind::kOr) && !next_is(LexemeKind::kClose)) {
      Node part = one(depth);
      if (part.kind != Kind::kEverything) parts.push_back(std::move(part));
    }
    return gather(Kind::kAnd, std::move(parts));
  }

  Node one(int depth) {
    Lexeme lexeme = std::move(pieces_[at_++]);
    if (lexeme.sign == LexemeKind::kNot) {
      if (at_ >= pieces_.size() || next_is(LexemeKind::kOr) || next_is(LexemeKind::kClose) ||
          next_is(LexemeKind::kNot)) {
        complain(lexeme.text, "除くキーワードがないため、無視しました。");
        return {};
      }
      Node excluded = one(depth);
      if (excluded.kind == Kind::kEverything) return {};
      Node node;
      node.kind = Kind::kNot;
      node.children.push_back(std::move(excluded));
      return node;
    }
    if (lexeme.sign == LexemeKind::kOpen) {
      if (depth >= kDeepest) {
        complain(lexeme.text, "括弧の入れ子が深すぎるため、無視しました。");
        return {};
      }
      Node inner = any_of(depth + 1);
      if (next_is(LexemeKind::kClose)) {
        ++at_;
      } else {
        complain(lexeme.text, "括弧が閉じていないため、末尾で閉じました。");
      }
      if (lexeme.field) keep_to(*lexeme.field, inner);
      if (lexeme.is_due) ask_due(inner);
      return inner;
    }
    Node node;
    node.kind = Kind::kText;
    node.text = std::move(lexeme.text);
    node.exact = lexeme.exact;
    node.begins = lexeme.begins;
    node.field = lexeme.field;
    if (lexeme.is_due) ask_due(node);
    return node;
  }

  /// What names no field of its own is of the group's.
  static void keep_to(schema::Field field, Node& node) {
    if (node.kind == Kind::kText && !node.field) node.field = field;
    for (Node& child : node.children) keep_to(field, child);
  }

  /// A year is a year, in quotation marks (期限:"2026") and before a star too.
  static void ask_due(Node& node) {
    if (node.kind == Kind::kText && !node.field) {
      node.is_due = true;
      node.exact = node.begins = false;
    }
    for (Node& child : node.children) ask_due(child);
  }

  std::vector<Lexeme> pieces_;
  std::vector<Complaint>& complaints_;
  std::size_t at_ = 0;
};

}  // namespace

Parsed parse(std::string_view query, const schema::FieldTable& fields) {
  Parsed parsed;
  std::vector<Lexeme> lexemes = lexemes_of(query, fields, parsed.complaints);
  parsed.root = Parser(std::move(lexemes), parsed.complaints).parse();
  return parsed;
}

}  // namespace torikumi::query
