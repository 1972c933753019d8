// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/tags.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"

namespace torikumi::text {
namespace {

/// Elements that HTML has gained since the parser's list was made, and what stands for them.
struct NewElement {
  std::string_view name;
  GumboTag like;
};
constexpr std::array kNewElements{
    NewElement{"dialog", GUMBO_TAG_DIV}, NewElement{"search", GUMBO_TAG_DIV},
    NewElement{"picture", GUMBO_TAG_SPAN}, NewElement{"slot", GUMBO_TAG_SPAN}};

/// Attributes that stand without a value. (HTML, "Attributes": boolean attribute; and those of
/// HTML 4.)
constexpr std::array<std::string_view, 33> kBooleanAttributes{
    "allowfullscreen", "async",    "autofocus", "autoplay",       "border",
    "checked",         "compact",  "controls",  "declare",        "default",
    "defer",           "disabled", "download",  "formnovalidate", "hidden",
    "inert",           "ismap",    "itemscope", "loop",           "multiple",
    "muted",           "nohref",   "nomodule",  "noresize",       "noshade",
    "novalidate",      "nowrap",   "open",      "playsinline",    "readonly",
    "required",        "reversed", "selected"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool is_name(char c) {
  const auto u = static_cast<unsigned char>(c);
  return is_ascii_letter(u) || is_ascii_digit(u) || c == '-' || c == '_' || c == ':' || c == '.';
}

GumboTag element_called(std::string_view name) {
  for (const NewElement& each : kNewElements) {
    if (lowered(name) == each.name) return each.like;
  }
  return gumbo_tag_enum(std::string(name).c_str());
}

/// Where the attributes that start at `i` end: at the ">" of their tag. Nothing where what stands
/// there is prose: "a<b かつ b>c" is no element b.
std::optional<std::size_t> end_of_attributes(std::string_view cell, std::size_t i) {
  while (i < cell.size()) {
    if (cell[i] == '>') return i;
    if (is_space(cell[i]) || cell[i] == '/') {
      ++i;
      continue;
    }
    const std::size_t name = i;
    while (i < cell.size() && is_name(cell[i])) ++i;
    if (i == name) return std::nullopt;
    const std::string_view attribute = cell.substr(name, i - name);
    while (i < cell.size() && is_space(cell[i])) ++i;
    if (i == cell.size() || cell[i] != '=') {
      const auto& known = kBooleanAttributes;
      const bool own = attribute.starts_with("data-") || attribute.starts_with("aria-");
      if (own) continue;
      if (attribute.size() > 20 ||
          std::find(known.begin(), known.end(), lowered(attribute)) == known.end()) {
        return std::nullopt;
      }
      continue;
    }
    ++i;
    while (i < cell.size() && is_space(cell[i])) ++i;
    if (i == cell.size()) return std::nullopt;
    if (cell[i] == '"' || cell[i] == '\'') {
      i = cell.find(cell[i], i + 1);
      if (i == std::string_view::npos) return std::nullopt;
      ++i;
    } else {
      while (i < cell.size() && !is_space(cell[i]) && cell[i] != '>' && cell[i] != '<') ++i;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Tag> tag_at(std::string_view cell, std::size_t at) {
  std::size_t i = at + 1;
  Tag tag;
  if (i < cell.size() && cell[i] == '/') {
    tag.closes = true;
    ++i;
  }
  const std::size_t name = i;
  while (i < cell.size() && (is_ascii_letter(static_cast<unsigned char>(cell[i])) ||
                             is_ascii_digit(static_cast<unsigned char>(cell[i])))) {
    ++i;
  }
  // No element has a longer name than blockquote and figcaption; the bound keeps a run of letters
  // cheap.
  if (i == name || i - name > 10) return std::nullopt;
  tag.element = element_called(cell.substr(name, i - name));
  if (tag.element == GUMBO_TAG_UNKNOWN) return std::nullopt;
  if (i >= cell.size() || (cell[i] != '>' && cell[i] != '/' && !is_space(cell[i])))
    return std::nullopt;
  const auto end = end_of_attributes(cell, i);
  if (!end) return std::nullopt;
  tag.length = *end + 1 - at;
  return tag;
}

std::optional<std::size_t> end_of_silent(std::string_view cell, std::size_t from,
                                         std::string_view name) {
  for (std::size_t at = cell.find("</", from); at != std::string_view::npos;
       at = cell.find("</", at + 2)) {
    if (lowered(cell.substr(at + 2, name.size())) != name) continue;
    const std::size_t end = cell.find('>', at);
    if (end == std::string_view::npos) return std::nullopt;
    return end + 1;
  }
  return std::nullopt;
}

std::size_t reference_at(std::string_view cell, std::size_t at) {
  std::size_t i = at + 1;
  if (i < cell.size() && cell[i] == '#') ++i;
  const std::size_t name = i;
  while (i < cell.size() && i - name < 32 &&
         (is_ascii_letter(static_cast<unsigned char>(cell[i])) ||
          is_ascii_digit(static_cast<unsigned char>(cell[i])))) {
    ++i;
  }
  return i > name && i < cell.size() && cell[i] == ';' ? i + 1 - at : 0;
}

}  // namespace torikumi::text
