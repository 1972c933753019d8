// SPDX-License-Identifier: GPL-2.0-or-later
/// Foreign words: a user dictionary of kuromoji (Lucene, Elasticsearch), as words of own.
///
///   関西国際空港,関西 国際 空港,カンサイ コクサイ クウコウ,テスト名詞
///     → 関西,かんさい  国際,こくさい  空港,くうこう
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/morphemes.hpp"

namespace torikumi::analysis {

struct ConvertedWords {
  std::string text;  ///< lines as parse_own_words reads them, with the comments
  std::size_t words = 0;
  std::vector<std::string> remarks;  ///< what could not be carried over: "line 3: …"
};

/// Reads lines text,tokens,readings,class
/// (https://www.elastic.co/guide/en/elasticsearch/plugins/current/analysis-kuromoji-tokenizer.html).
/// A token that `dictionary` knows as one word is left out. Nothing is refused: what cannot be
/// carried over is remarked on.
ConvertedWords convert_words(std::string_view text, const Dictionary& dictionary);

}  // namespace torikumi::analysis
