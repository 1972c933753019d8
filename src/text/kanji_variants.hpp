// SPDX-License-Identifier: GPL-2.0-or-later
/// Kanji variants: the forms of one kanji, old and new, simplified and full, and the one in use.
///
///   國 → 国, 髙 → 高, 靱 → 靭, 曾 → 曽, 书 → 書 · ⻑ (a radical) → 長
///
/// Sources, beside our own list in tools/dev/kanji-variants, which writes the table: Unihan
/// (kJoyoKanji, kJinmeiyoKanji, kZVariant, kTraditionalVariant, kSemanticVariant), the forms that
/// JIS X 0208 changed in 1983 and JIS X 0213 in 2004, and EquivalentUnifiedIdeograph.
#pragma once

namespace torikumi::text {

/// The form in use, or the character itself. Any thread.
char32_t present_form(char32_t c);

/// The kanji for a radical of U+2E80–2EF3, which PDF files have in its place, or the character
/// itself. (NFKC does so for U+2F00–2FD5 alone.) Any thread.
char32_t unified_ideograph(char32_t c);

}  // namespace torikumi::text
