// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/markup.hpp"

#include <gumbo.h>

#include <array>
#include <memory>
#include <optional>

#include "text/characters.hpp"

namespace torikumi::text {
namespace {

constexpr int kDeepest = 200;

/// Elements that end a line. (HTML, "Rendering": what is display: block, list-item or a table
/// part.)
constexpr std::array kBlocks{
    GUMBO_TAG_ADDRESS,  GUMBO_TAG_ARTICLE,    GUMBO_TAG_ASIDE,  GUMBO_TAG_BLOCKQUOTE,
    GUMBO_TAG_CAPTION,  GUMBO_TAG_CENTER,     GUMBO_TAG_DD,     GUMBO_TAG_DETAILS,
    GUMBO_TAG_DIR,      GUMBO_TAG_DIV,        GUMBO_TAG_DL,     GUMBO_TAG_DT,
    GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE, GUMBO_TAG_FOOTER,
    GUMBO_TAG_FORM,     GUMBO_TAG_H1,         GUMBO_TAG_H2,     GUMBO_TAG_H3,
    GUMBO_TAG_H4,       GUMBO_TAG_H5,         GUMBO_TAG_H6,     GUMBO_TAG_HEADER,
    GUMBO_TAG_HR,       GUMBO_TAG_LI,         GUMBO_TAG_MAIN,   GUMBO_TAG_MENU,
    GUMBO_TAG_NAV,      GUMBO_TAG_OL,         GUMBO_TAG_P,      GUMBO_TAG_PRE,
    GUMBO_TAG_SECTION,  GUMBO_TAG_SUMMARY,    GUMBO_TAG_TABLE,  GUMBO_TAG_TD,
    GUMBO_TAG_TH,       GUMBO_TAG_TR,         GUMBO_TAG_UL};

/// Elements whose content is no text of the page.
constexpr std::array kSilent{GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEMPLATE,
                             GUMBO_TAG_NOSCRIPT};

/// Elements that never hold one another open: void ones, and those whose end tag may be left out.
constexpr std::array kNeverDeep{
    GUMBO_TAG_AREA,  GUMBO_TAG_BASE,   GUMBO_TAG_BR,    GUMBO_TAG_COL,    GUMBO_TAG_EMBED,
    GUMBO_TAG_HR,    GUMBO_TAG_IMG,    GUMBO_TAG_INPUT, GUMBO_TAG_LINK,   GUMBO_TAG_META,
    GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE, GUMBO_TAG_WBR,   GUMBO_TAG_P,      GUMBO_TAG_LI,
    GUMBO_TAG_DT,    GUMBO_TAG_DD,     GUMBO_TAG_TR,    GUMBO_TAG_TD,     GUMBO_TAG_TH,
    GUMBO_TAG_TBODY, GUMBO_TAG_THEAD,  GUMBO_TAG_TFOOT, GUMBO_TAG_OPTION, GUMBO_TAG_TRACK};

template <std::size_t N>
bool is_one_of(GumboTag tag, const std::array<GumboTag, N>& set) {
  for (const GumboTag each : set) {
    if (each == tag) return true;
  }
  return false;
}

struct Tag {
  std::size_t length = 0;  // in bytes, "<" and ">" included
  GumboTag element = GUMBO_TAG_UNKNOWN;
  bool closes = false;
};

/// The well-formed tag of a known element that starts at `at`, if one does.
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
  tag.element = gumbo_tag_enum(std::string(cell.substr(name, i - name)).c_str());
  if (tag.element == GUMBO_TAG_UNKNOWN) return std::nullopt;
  const auto is_space = [](char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  };
  if (i >= cell.size() || (cell[i] != '>' && cell[i] != '/' && !is_space(cell[i])))
    return std::nullopt;
  char quote = 0;
  for (; i < cell.size(); ++i) {
    const char c = cell[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      tag.length = i + 1 - at;
      return tag;
    } else if (c == '<') {
      return std::nullopt;
    } else if ((c == '"' || c == '\'') && cell[i - 1] == '=') {
      quote = c;
    }
  }
  return std::nullopt;
}

/// Bytes of the character reference that starts at `at` ("&amp;", "&#x5c40;"), or 0.
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

/// The cell in which every "<" and "&" that is text is written as a reference, and tags that would
/// nest too deep are gone; or nothing where the cell holds no markup at all.
std::optional<std::string> escape_text(std::string_view cell) {
  std::string out;
  out.reserve(cell.size() + 16);
  bool marked = false;
  int depth = 0;
  int dropped = 0;
  // Whether a comment, or a tag, can still be closed is asked once a cell, not once a "<".
  std::size_t no_comment_from = std::string_view::npos;
  const std::size_t last_close = cell.rfind('>');
  for (std::size_t i = 0; i < cell.size();) {
    const char c = cell[i];
    if (c == '&') {
      const std::size_t length = reference_at(cell, i);
      marked = marked || length > 0;
      out += length > 0 ? std::string(cell.substr(i, length)) : "&amp;";
      i += length > 0 ? length : 1;
      continue;
    }
    if (c != '<') {
      out.push_back(c);
      ++i;
      continue;
    }
    if (cell.substr(i, 4) == "<!--" && i < no_comment_from) {
      const std::size_t end = cell.find("-->", i + 4);
      if (end != std::string_view::npos) {
        marked = true;
        i = end + 3;
        continue;
      }
      no_comment_from = i;
    }
    const bool can_close = last_close != std::string_view::npos && i < last_close;
    const std::optional<Tag> tag = can_close ? tag_at(cell, i) : std::nullopt;
    if (!tag) {
      out += "&lt;";
      ++i;
      continue;
    }
    marked = true;
    bool keep = true;
    if (!is_one_of(tag->element, kNeverDeep)) {
      if (!tag->closes && depth == kDeepest) {
        keep = false;
        ++dropped;
      } else if (!tag->closes) {
        ++depth;
      } else if (dropped > 0) {
        keep = false;
        --dropped;
      } else if (depth > 0) {
        --depth;
      }
    }
    if (keep) out.append(cell.substr(i, tag->length));
    i += tag->length;
  }
  if (!marked) return std::nullopt;
  return out;
}

/// Ends the line that is open, if it holds anything but blanks.
void end_line(std::string& out) {
  const std::size_t line = out.rfind('\n') == std::string::npos ? 0 : out.rfind('\n') + 1;
  if (out.find_first_not_of(" \t\r\f", line) != std::string::npos) out.push_back('\n');
}

void collect(const GumboNode& node, std::string& out) {
  switch (node.type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
      out += node.v.text.text;
      return;
    case GUMBO_NODE_ELEMENT:
      break;
    default:
      return;
  }
  const GumboElement& element = node.v.element;
  if (is_one_of(element.tag, kSilent)) return;
  if (element.tag == GUMBO_TAG_BR) {
    out.push_back('\n');
    return;
  }
  const bool block = is_one_of(element.tag, kBlocks);
  if (block) end_line(out);
  for (unsigned i = 0; i < element.children.length; ++i) {
    collect(*static_cast<const GumboNode*>(element.children.data[i]), out);
  }
  if (block) end_line(out);
}

}  // namespace

std::string without_markup(std::string_view cell) {
  if (cell.find_first_of("<&") == std::string_view::npos) return std::string(cell);
  const std::optional<std::string> html = escape_text(cell);
  if (!html) return std::string(cell);
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_DIV;
  const auto destroy = [](GumboOutput* output) {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, html->data(), html->size()), destroy);
  std::string out;
  collect(*output->root, out);
  return out;
}

}  // namespace torikumi::text
