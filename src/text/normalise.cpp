// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/normalise.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <string_view>

#include "text/characters.hpp"
#include "text/compose.hpp"

namespace torikumi::text {
namespace {

/// Makes the string form, and tells `at(form, begin, end, same)` for each stretch of it: where in
/// the form it begins, the bytes of the source that it came from, and whether it is those bytes as
/// they are. `blank(end)` tells that the last stretch, a blank, goes on to there.
template <typename At, typename Blank>
std::string make_string_form(std::string_view source, At at, Blank blank) {
  const Properties& property = properties();
  std::string out;
  out.reserve(source.size());
  bool in_blanks = false;
  for (std::size_t here = 0; here < source.size();) {
    // Runs that stay as they are, which is most of any text, are copied at once.
    std::size_t last = here;
    std::size_t end = here;
    base::Decoded next{};
    while (end < source.size()) {
      next = base::decode(source, end);
      if (!next.valid || !property.plain(next.code_point)) break;
      last = end;
      end += next.bytes;
    }
    if (end < source.size() && !property.starts(next.code_point)) end = last;
    if (end > here) {
      in_blanks = false;
      at(out.size(), here, end, true);
    }
    out.append(source.substr(here, end - here));
    if (end >= source.size()) break;
    here = end;
    end += base::decode(source, here).bytes;
    while (end < source.size()) {
      next = base::decode(source, end);
      if (property.starts(next.code_point)) break;
      end += next.bytes;
    }
    compose_into(source.substr(here, end - here), [&](const Char& c) {
      const char32_t folded = one_of_encodings(fold_case(c.code_point));
      const bool is_blank_now = is_blank(folded);
      if (is_blank_now && in_blanks) {
        blank(here + c.end);
      } else {
        at(out.size(), here + c.begin, here + c.end, false);
        if (is_blank_now) {
          out.push_back(' ');
        } else {
          base::append(out, folded);
        }
      }
      in_blanks = is_blank_now;
    });
    here = end;
  }
  return out;
}

}  // namespace

std::string string_form(std::string_view source) {
  return make_string_form(
      source, [](std::size_t, std::size_t, std::size_t, bool) {}, [](std::size_t) {});
}

StringForm::StringForm(std::string_view source) {
  const auto number = [](std::size_t value) { return static_cast<std::uint32_t>(value); };
  text_ = make_string_form(
      source,
      [&](std::size_t form, std::size_t begin, std::size_t end, bool same) {
        stretches_.push_back({number(form), {number(begin), number(end)}, same});
      },
      [&](std::size_t end) { stretches_.back().source.end = number(end); });
}

base::ByteRange StringForm::source(base::ByteRange range) const {
  const auto holding = [&](std::uint32_t byte) {
    const auto behind = std::upper_bound(
        stretches_.begin(), stretches_.end(), byte,
        [](std::uint32_t at, const Stretch& stretch) { return at < stretch.form; });
    return *(behind - 1);
  };
  const Stretch first = holding(range.begin);
  const Stretch last = holding(range.end - 1);
  return {first.same ? first.source.begin + (range.begin - first.form) : first.source.begin,
          last.same ? last.source.begin + (range.end - last.form) : last.source.end};
}

std::string fold_case(std::string_view nfkc_text) {
  std::string out;
  out.reserve(nfkc_text.size());
  for (std::size_t i = 0; i < nfkc_text.size();) {
    const base::Decoded d = base::decode(nfkc_text, i);
    base::append(out, fold_case(d.code_point));
    i += d.bytes;
  }
  return out;
}

bool is_signs_only(std::string_view text) {
  constexpr std::uint32_t kSigns = U_GC_P_MASK | U_GC_SM_MASK | U_GC_SK_MASK;
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    if ((U_GET_GC_MASK(static_cast<UChar32>(d.code_point)) & kSigns) == 0) return false;
    i += d.bytes;
  }
  return !text.empty();
}

std::string comparison_key(std::string_view source) {
  std::string key;
  compose_into(source, [&](const Char& c) {
    if (is_blank(c.code_point)) return;
    char32_t folded = one_of_encodings(fold_case(c.code_point));
    if (properties().dash(folded)) folded = U'-';
    if (is_wave(folded)) folded = U'~';
    base::append(key, folded);
  });
  return key;
}

}  // namespace torikumi::text
