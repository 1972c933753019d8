// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/term.hpp"

namespace torikumi::index {
namespace {

/// The longer prefix before the shorter that it begins with.
constexpr TermKind kByPrefix[] = {
    TermKind::kFiscalYear, TermKind::kPlainYear, TermKind::kDueYear, TermKind::kYear,
    TermKind::kWord,       TermKind::kCompound,  TermKind::kBigram,  TermKind::kUnigram,
    TermKind::kReading,    TermKind::kSurface,   TermKind::kId,      TermKind::kDepartment,
    TermKind::kCategory,   TermKind::kEdition,   TermKind::kCity,    TermKind::kFurther};

std::string_view name_of(TermKind kind) {
  switch (kind) {
    case TermKind::kId:
      return "id";
    case TermKind::kDepartment:
      return "department";
    case TermKind::kCategory:
      return "category";
    case TermKind::kEdition:
      return "edition";
    case TermKind::kCity:
      return "city";
    case TermKind::kFurther:
      return "column";
    case TermKind::kWord:
      return "word";
    case TermKind::kCompound:
      return "compound";
    case TermKind::kYear:
      return "year";
    case TermKind::kFiscalYear:
      return "fiscal year";
    case TermKind::kPlainYear:
      return "year";
    case TermKind::kDueYear:
      return "deadline";
    case TermKind::kReading:
      return "sound";
    case TermKind::kUnigram:
      return "character";
    case TermKind::kBigram:
      return "characters";
    case TermKind::kSurface:
      return "surface";
  }
  return {};
}

}  // namespace

Term Term::parse(std::string_view key) {
  for (const TermKind kind : kByPrefix) {
    if (key.starts_with(prefix_of(kind))) return {kind, key.substr(prefix_of(kind).size())};
  }
  return {TermKind::kWord, {}};
}

std::string print(const Term& term) {
  std::string_view text = term.text();
  const bool noun = term.kind() == TermKind::kWord && text.ends_with(kNounOfVerb);
  if (noun) text.remove_suffix(1);
  std::string printed(name_of(term.kind()));
  printed += ' ';
  printed += text;
  if (noun) printed += " as a noun";
  return printed;
}

bool can_relate(const Term& term) {
  if (term.kind() != TermKind::kWord && term.kind() != TermKind::kCompound) return false;
  const std::string_view text = term.text();
  return !text.empty() && !text.ends_with(kNounOfVerb) && (text[0] < '0' || text[0] > '9');
}

}  // namespace torikumi::index
