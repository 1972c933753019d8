// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/markup.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "text/characters.hpp"
#include "text/tags.hpp"

namespace torikumi::text {
namespace {

constexpr std::size_t kDeepest = 200;

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
    GUMBO_TAG_TH,       GUMBO_TAG_TR,         GUMBO_TAG_UL,     GUMBO_TAG_LEGEND,
    GUMBO_TAG_OPTION,   GUMBO_TAG_OPTGROUP};

/// Elements whose content is no text of the page.
constexpr std::array kSilent{GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEMPLATE};

/// Furigana and its brackets, which stand beside the text and not in it.
constexpr std::array kBeside{GUMBO_TAG_RT, GUMBO_TAG_RP, GUMBO_TAG_RTC};

/// Parts of a table, each a line. By the rules for tables the parser would drop them outside of one
/// and move text that stands between them in front of the table.
constexpr std::array kTableParts{GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_TR, GUMBO_TAG_CAPTION};

/// Elements whose tags make the parser read on in another way (raw text, invented text); their
/// content is text like any other.
constexpr std::array kTagless{GUMBO_TAG_NOSCRIPT, GUMBO_TAG_IFRAME, GUMBO_TAG_NOEMBED,
                              GUMBO_TAG_NOFRAMES, GUMBO_TAG_TITLE,  GUMBO_TAG_TEXTAREA,
                              GUMBO_TAG_ISINDEX,  GUMBO_TAG_IMAGE,  GUMBO_TAG_SELECT,
                              GUMBO_TAG_SVG,      GUMBO_TAG_MATH};

/// Raw text of former times, which stood in lines of its own.
constexpr std::array kFormerBlocks{GUMBO_TAG_XMP, GUMBO_TAG_LISTING, GUMBO_TAG_PLAINTEXT};

/// Elements that never hold one another open: void ones, and those whose end tag may be left out.
constexpr std::array kNeverDeep{
    GUMBO_TAG_AREA,  GUMBO_TAG_BASE,   GUMBO_TAG_BR,    GUMBO_TAG_COL,    GUMBO_TAG_EMBED,
    GUMBO_TAG_HR,    GUMBO_TAG_IMG,    GUMBO_TAG_INPUT, GUMBO_TAG_LINK,   GUMBO_TAG_META,
    GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE, GUMBO_TAG_WBR,   GUMBO_TAG_P,      GUMBO_TAG_LI,
    GUMBO_TAG_DT,    GUMBO_TAG_DD,     GUMBO_TAG_TR,    GUMBO_TAG_TD,     GUMBO_TAG_TH,
    GUMBO_TAG_TBODY, GUMBO_TAG_THEAD,  GUMBO_TAG_TFOOT, GUMBO_TAG_OPTION, GUMBO_TAG_TRACK};

/// Elements that no end tag of another element reaches through. (HTML, "has an element in scope".)
constexpr std::array kWalls{GUMBO_TAG_APPLET, GUMBO_TAG_MARQUEE, GUMBO_TAG_OBJECT};

template <std::size_t N>
bool is_one_of(GumboTag tag, const std::array<GumboTag, N>& set) {
  for (const GumboTag each : set) {
    if (each == tag) return true;
  }
  return false;
}

/// The cell in which every "<" and "&" that is text is written as a reference, and of tags only the
/// names are left; or nothing where the cell holds no markup at all. What the parser would read in
/// a way that costs text or time never reaches it: attributes, tags that nest too deep, raw text.
class Escaper {
 public:
  explicit Escaper(std::string_view cell) : cell_(cell), last_close_(cell.rfind('>')) {
    out_.reserve(cell.size() + 16);
  }

  std::optional<std::string> escape() && {
    while (at_ < cell_.size()) {
      if (cell_[at_] == '&') {
        take_reference();
      } else if (cell_[at_] == '\r') {
        out_ += "&#13;";  // the parser would make a line feed of it
        ++at_;
      } else if (cell_[at_] != '<') {
        out_.push_back(cell_[at_++]);
      } else if (!pass_comment() && !take_tag()) {
        out_ += "&lt;";
        ++at_;
      }
    }
    if (!marked_) return std::nullopt;
    return std::move(out_);
  }

 private:
  void take_reference() {
    const std::size_t length = reference_at(cell_, at_);
    marked_ = marked_ || length > 0;
    out_ += length > 0 ? std::string(cell_.substr(at_, length)) : "&amp;";
    at_ += length > 0 ? length : 1;
  }

  bool pass_comment() {
    // Whether a comment can still be closed is asked once a cell, not once a "<".
    if (at_ >= no_comment_from_ || cell_.substr(at_, 4) != "<!--") return false;
    const std::size_t end = cell_.find("-->", at_ + 4);
    if (end == std::string_view::npos) {
      no_comment_from_ = at_;
      return false;
    }
    marked_ = true;
    at_ = end + 3;
    return true;
  }

  bool take_tag() {
    if (last_close_ == std::string_view::npos || at_ > last_close_) return false;
    const std::optional<Tag> tag = tag_at(cell_, at_);
    if (!tag) return drawing_ && pass_part_of_drawing();
    if (is_letter_in_brackets(*tag)) return false;
    if (tag->element == GUMBO_TAG_SVG || tag->element == GUMBO_TAG_MATH) drawing_ = !tag->closes;
    if (is_one_of(tag->element, kSilent)) return pass_silent(*tag);
    marked_ = true;
    at_ += tag->length;
    if (is_one_of(tag->element, kTagless)) return true;
    GumboTag element = tag->element;
    if (is_one_of(element, kFormerBlocks)) element = GUMBO_TAG_DIV;
    if (element == GUMBO_TAG_TABLE) element = GUMBO_TAG_DIV;
    if (is_one_of(element, kTableParts)) element = GUMBO_TAG_P;
    if (nests(element, tag->closes))
      out_ += std::string(tag->closes ? "</" : "<") + gumbo_normalized_tagname(element) + ">";
    return true;
  }

  /// <A>案 and 評価<S>: a capital letter alone that no end tag closes is text. Of <P>, which many
  /// leave open, only the one tag of a cell that begins otherwise.
  bool is_letter_in_brackets(const Tag& tag) {
    if (tag.length != 3 || tag.closes) return false;
    const char letter = cell_[at_ + 1];
    if (letter < 'A' || letter > 'Z') return false;
    if (tag.element == GUMBO_TAG_P) return at_ > 0 && !marked_ && cell_.rfind('<') == at_;
    // Asked once a cell and letter: a cell may hold very many.
    auto& end = last_end_[static_cast<std::size_t>(letter - 'A')];
    if (!end) {
      const auto last = [&](char name) { return cell_.rfind(std::string("</") + name) + 1; };
      end = std::max(last(letter), last(static_cast<char>(letter + ('a' - 'A'))));
    }
    return *end <= at_;
  }

  /// In a drawing or a formula any name is an element (path, tspan, mfrac).
  bool pass_part_of_drawing() {
    const std::size_t name = at_ + (cell_.substr(at_, 2) == "</" ? 2 : 1);
    if (name >= cell_.size() || !is_ascii_letter(static_cast<unsigned char>(cell_[name])))
      return false;
    at_ = cell_.find('>', at_) + 1;
    return true;
  }

  /// A silent element that is never closed is text: the rest of the cell is not lost for it.
  bool pass_silent(const Tag& tag) {
    if (tag.closes) {
      at_ += tag.length;
      marked_ = true;
      return true;
    }
    if (never_closed_.contains(tag.element)) return false;
    const auto end = end_of_silent(cell_, at_ + tag.length, gumbo_normalized_tagname(tag.element));
    if (!end) {
      never_closed_.insert(tag.element);
      return false;
    }
    marked_ = true;
    at_ = *end;
    return true;
  }

  /// True where a tag may stand: the parser shall not nest deeper than kDeepest. An end tag stands
  /// only where it ends something, so that what is open here is what is open there.
  bool nests(GumboTag element, bool closes) {
    if (is_one_of(element, kNeverDeep)) return true;
    if (!closes) {
      if (open_.size() >= kDeepest) return false;
      open_.push_back(element);
      return true;
    }
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1] == element) {
        open_.resize(i - 1);
        return true;
      }
      if (is_one_of(open_[i - 1], kWalls)) return false;
    }
    return false;
  }

  std::string_view cell_;
  std::size_t last_close_;
  std::size_t at_ = 0;
  std::string out_;
  bool marked_ = false;
  std::vector<GumboTag> open_;
  bool drawing_ = false;  ///< inside of svg or math
  std::size_t no_comment_from_ = std::string_view::npos;
  std::set<GumboTag> never_closed_;
  /// For each capital letter, one more than where its last end tag begins, or 0 where it has none.
  std::array<std::optional<std::size_t>, 26> last_end_{};
};

/// Ends the line that is open, if it holds anything but blanks.
void end_line(std::string& out) {
  const std::size_t line = out.rfind('\n') == std::string::npos ? 0 : out.rfind('\n') + 1;
  if (out.find_first_not_of(" \t\r\f", line) != std::string::npos) out.push_back('\n');
}

/// The text of a tree, however deep: a cell may open more elements than a stack has room for.
void collect(const GumboNode& root, std::string& out) {
  struct Open {
    const GumboElement* element;
    bool block;
    unsigned next = 0;  ///< of its children
  };
  std::vector<Open> open;
  const auto visit = [&](const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
        node.type == GUMBO_NODE_CDATA) {
      out += node.v.text.text;
    } else if (node.type == GUMBO_NODE_ELEMENT && is_one_of(node.v.element.tag, kBeside)) {
      return;
    } else if (node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == GUMBO_TAG_BR) {
      out.push_back('\n');
    } else if (node.type == GUMBO_NODE_ELEMENT) {
      open.push_back({&node.v.element, is_one_of(node.v.element.tag, kBlocks)});
      if (open.back().block) end_line(out);
    }
  };
  visit(root);
  while (!open.empty()) {
    Open& last = open.back();
    if (last.next < last.element->children.length) {
      visit(*static_cast<const GumboNode*>(last.element->children.data[last.next++]));
    } else {
      if (last.block) end_line(out);
      open.pop_back();
    }
  }
}

}  // namespace

std::string without_markup(std::string_view cell) {
  if (cell.find_first_of("<&") == std::string_view::npos) return std::string(cell);
  const std::optional<std::string> html = Escaper(cell).escape();
  if (!html) return std::string(cell);
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_DIV;
  options.max_errors = 0;  // each would keep the stack of what was open
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
