// SPDX-License-Identifier: GPL-2.0-or-later
/// Old forms: kanji as they were written before 1946, or are in names, and as they are written now.
///
///   國 → 国, 學 → 学, 髙 → 高, 﨑 → 崎
///
/// After the list of common kanji (常用漢字表, 2010), which gives the old forms in brackets, and
/// what printers of names keep besides. Forms that are words of their own today (龍, 餘) are left
/// alone.
#pragma once

namespace torikumi::text {

/// The form in use, or the character itself. Any thread.
char32_t present_form(char32_t c);

}  // namespace torikumi::text
