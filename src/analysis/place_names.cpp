// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/place_names.hpp"

#include <string>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace torikumi::analysis {
namespace {

/// The sign in the spelling that stands for all, or 0 for any other character.
char32_t one_spelling(char32_t c) {
  switch (c) {
    case U'ヶ':
    case U'が':
      return U'ヶ';
    case U'ノ':
    case U'の':
      return U'の';
    case U'ツ':
      return U'ツ';
    default:
      return 0;
  }
}

/// The character that ends before byte `at`, or 0.
char32_t before(std::string_view text, std::uint32_t at) {
  return at == 0 ? 0 : base::decode(text, base::character_before(text, at)).code_point;
}

char32_t at(std::string_view text, std::uint32_t byte) {
  return byte < text.size() ? base::decode(text, byte).code_point : 0;
}

/// What a part of a name may be cut as: 自由 of 自由ヶ丘 is an adjective.
bool may_be_named(const Token& token) {
  const WordClass c = token.entry->word_class;
  return c != WordClass::kFunction && c != WordClass::kSymbol;
}

std::string name_of(char32_t left, char32_t sign, char32_t right) {
  std::string name;
  base::append(name, left);
  base::append(name, sign);
  base::append(name, right);
  return name;
}

/// The name inside one token: 自由が丘.
std::string name_within(std::string_view surface) {
  for (std::uint32_t i = 0; i < surface.size();) {
    const base::Decoded d = base::decode(surface, i);
    const auto behind = i + static_cast<std::uint32_t>(d.bytes);
    const char32_t sign = one_spelling(d.code_point);
    if (sign != 0 && text::is_kanji(before(surface, i)) && text::is_kanji(at(surface, behind)))
      return name_of(before(surface, i), sign, at(surface, behind));
    i = behind;
  }
  return {};
}

}  // namespace

std::vector<DottedCompound> place_names_of(std::string_view normal,
                                           const std::vector<Token>& tokens) {
  std::vector<DottedCompound> names;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const base::ByteRange range = tokens[i].normal;
    if (!may_be_named(tokens[i])) continue;
    if (std::string own = name_within(base::slice(normal, range)); !own.empty()) {
      names.push_back({i, i, std::move(own)});
      continue;
    }
    if (i + 2 >= tokens.size()) continue;
    const base::ByteRange middle = tokens[i + 1].normal;
    const base::ByteRange right = tokens[i + 2].normal;
    if (middle.begin != range.end || right.begin != middle.end || !may_be_named(tokens[i + 2]))
      continue;
    const base::Decoded d = base::decode(normal, middle.begin);
    const char32_t sign = one_spelling(d.code_point);
    if (sign == 0 || d.bytes != middle.size()) continue;
    const char32_t last = before(normal, range.end);
    const char32_t first = at(normal, right.begin);
    if (!text::is_kanji(last) || !text::is_kanji(first)) continue;
    // が and の are particles nearly everywhere: only beside a word of one kanji may they be a
    // name's.
    const bool particle = text::is_hiragana(d.code_point);
    if (particle && base::count_code_points(base::slice(normal, right)) > 1) continue;
    names.push_back({i, i + 2, name_of(last, sign, first)});
  }
  return names;
}

}  // namespace torikumi::analysis
