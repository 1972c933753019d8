// SPDX-License-Identifier: GPL-2.0-or-later
/// Markup: the text of an HTML cell, with its paragraphs and items kept as lines.
///
///   "<p>窓口を<b>改善</b>します。</p><ul><li>①研修</li></ul>" → "窓口を改善します。\n①研修\n"
///   "<Gaviの2016-2020年戦略目標>"                             → itself: no element is called so
#pragma once

#include <string>
#include <string_view>

namespace torikumi::text {

/// The cell's text by the HTML5 parsing rules. Only well-formed tags of elements that HTML knows
/// are markup; every other "<" is text. Character references that end in ";" are read. Each block
/// (p, div, li, tr, td, h1 …) and <br> ends in one line feed, and text in front of a block is ended
/// likewise; else no character is added, trimmed or joined. script, style, template, comments and
/// furigana (rt, rp) have no text, but one of the former that is never closed is text itself, and
/// so is a capital letter in brackets that is never closed (<A>案). Elements nested deeper than 200
/// lose their tags and keep their text. A cell without markup comes back byte for byte. Never
/// throws on any input. Any thread.
std::string without_markup(std::string_view cell);

}  // namespace torikumi::text
