// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever bytes a cell or a query holds: nothing crashes, nothing is lost, every offset lies on a
// character, and normalising twice changes nothing.
#include <cstdint>
#include <string>

#include "analysis/analyser.hpp"
#include "base/error.hpp"
#include "fuzz/require.hpp"
#include "query/parse.hpp"
#include "text/encoding.hpp"
#include "text/markup.hpp"
#include "text/normalise.hpp"
#include "text/sentences.hpp"

using namespace torikumi;
using tests::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const analysis::Dictionary dictionary;
  static analysis::Analyser analyser(dictionary);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try {
    text::decode_text(bytes, "", "fuzz");
  } catch (const base::Error&) {
    // What is no text is refused.
  }
  const std::string cell = text::without_markup(bytes);
  const text::Normalised normal = text::for_words(cell);
  require(text::for_words(normal.text).text == normal.text, "normalising twice changes nothing");
  const std::string form = text::string_form(cell);
  require(text::string_form(form) == form, "the string form of a string form is itself");
  std::uint32_t end = 0;
  for (const base::ByteRange& sentence : text::sentences(cell)) {
    require(sentence.begin == end, "sentences leave nothing out");
    end = sentence.end;
  }
  require(end == cell.size(), "sentences reach the end");
  const analysis::Analysis analysis = analyser.analyse(cell);
  for (const analysis::Token& token : analysis.tokens) {
    require(token.source.end <= cell.size(), "a token lies in its text");
    require(token.source.end == cell.size() || base::is_boundary(cell, token.source.end) ||
                base::first_invalid(cell) != std::string::npos,
            "a token ends with a character");
  }
  const query::Parsed parsed = query::parse(bytes);
  require(query::print(query::parse(bytes).root) == query::print(parsed.root),
          "a query is read the same way twice");
  return 0;
}
