// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/encoding.hpp"

#include <iconv.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace torikumi::text {
namespace {

using base::Code;
using base::Error;
using base::SharedBytes;

/// Encodings by the name we show and the one that ICU (for EUC-JP the C library) knows.
struct Encoding {
  const char* name;
  const char* table;
};
constexpr Encoding kUtf8{"UTF-8", "UTF-8"};
constexpr Encoding kCp932{"CP932", "ibm-943_P15A-2003"};
constexpr Encoding kEucJp{"EUC-JP", "EUC-JP-MS"};
constexpr Encoding kJis{"ISO-2022-JP", "ISO-2022-JP"};
constexpr Encoding kUtf16Le{"UTF-16LE", "UTF-16LE"};
constexpr Encoding kUtf16Be{"UTF-16BE", "UTF-16BE"};
constexpr Encoding kUtf32Le{"UTF-32LE", "UTF-32LE"};
constexpr Encoding kUtf32Be{"UTF-32BE", "UTF-32BE"};

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status), &ucnv_close);
  if (U_FAILURE(status)) {
    throw Error(Code::kSystem, std::string("ICU has no converter for ") + name,
                "reinstall libicu72");
  }
  return converter;
}

/// What a strict reading came to: the text, or where it stopped.
struct Attempt {
  std::optional<SharedBytes> text;
  std::size_t bad_at = 0;
};

/// Controls and private-use characters that the tables map stray bytes to: no text holds them.
bool is_stray(char32_t c) {
  return (c >= 0x7F && c <= 0x9F) || c == 0x1A || c == base::kReplacement ||
         (c >= 0xF8F0 && c <= 0xF8FF);
}

/// Where a line of ASCII has a control that no text holds, or nowhere.
std::size_t find_stray(std::string_view ascii) {
  const auto found = std::find_if(ascii.begin(), ascii.end(),
                                  [](char c) { return is_stray(static_cast<unsigned char>(c)); });
  return found == ascii.end() ? std::string_view::npos
                              : static_cast<std::size_t>(found - ascii.begin());
}

std::string_view without_file_end(std::string_view bytes) {
  while (bytes.ends_with('\x1A')) bytes.remove_suffix(1);
  return bytes;
}

/// By the C library: its EUC-JP-MS knows the characters that Windows has beyond JIS (髙, ①), which
/// none of ICU's tables for EUC-JP has all of.
Attempt read_euc_jp(std::string_view bytes) {
  const std::unique_ptr<void, decltype(&iconv_close)> converter(iconv_open("UTF-8", kEucJp.table),
                                                                &iconv_close);
  if (converter.get() == reinterpret_cast<iconv_t>(-1)) {
    throw Error(Code::kSystem, "the C library has no converter for EUC-JP-MS", "reinstall libc6");
  }
  base::Spool spool;
  std::array<char, 1 << 14> block{};
  char* from = const_cast<char*>(bytes.data());  // iconv reads it alone
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = block.data();
    std::size_t room = block.size();
    const std::size_t result = iconv(converter.get(), &from, &left, &to, &room);
    spool.append({block.data(), block.size() - room});
    if (result == static_cast<std::size_t>(-1) && errno != E2BIG)
      return {std::nullopt, bytes.size() - left};
  }
  const SharedBytes read = spool.finish();
  const std::string_view text = read.view();
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    // Each character of this encoding has at least as many bytes in UTF-8.
    if (is_stray(d.code_point)) return {std::nullopt, std::min(i, bytes.size())};
    i += d.bytes;
  }
  return {read, 0};
}

Attempt read_strictly(const SharedBytes& given, const Encoding& encoding) {
  const std::string_view bytes = given.view();
  if (std::string_view(encoding.name) == kUtf8.name) {
    const std::size_t bad = base::first_invalid(bytes);
    if (bad != std::string_view::npos) return {std::nullopt, bad};
    return {given, 0};
  }
  if (std::string_view(encoding.name) == kEucJp.name) return read_euc_jp(bytes);
  const Converter converter = open_converter(encoding.table);
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  base::Spool spool;
  std::string text;  // of one block
  const char* from = bytes.data();
  const char* const limit = bytes.data() + bytes.size();
  std::vector<UChar> units(4096);
  char16_t high = 0;
  for (bool more = true; more;) {
    UChar* to = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, limit, nullptr, true,
                   &status);
    more = status == U_BUFFER_OVERFLOW_ERROR;
    for (const UChar* u = units.data(); u != to; ++u) {
      char32_t c = *u;
      if (c >= 0xD800 && c <= 0xDBFF) {
        high = *u;
        continue;
      }
      if (c >= 0xDC00 && c <= 0xDFFF)
        c = 0x10000 + ((char32_t{high} - 0xD800) << 10U) + (c - 0xDC00);
      if (is_stray(c)) return {std::nullopt, static_cast<std::size_t>(from - bytes.data())};
      base::append(text, c);
    }
    if (U_FAILURE(status) && !more) {
      return {std::nullopt, static_cast<std::size_t>(from - bytes.data())};
    }
    spool.append(text);
    text.clear();
  }
  return {spool.finish(), 0};
}

/// How much a text looks like Japanese prose: kana and common punctuation for it, half-width
/// katakana and characters that no table of initiatives holds against it; per character.
double plausibility(std::string_view text) {
  double score = 0;
  double all = 0;
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    i += d.bytes;
    const char32_t c = d.code_point;
    if (c < 0x80) continue;
    all += 1;
    if (is_hiragana(c) || c == U'、' || c == U'。' || c == U'・') score += 1;
    if (is_katakana(c) || (c >= 0x4E00 && c <= 0x9FFF)) score += 0.5;
    if (c >= 0xFF61 && c <= 0xFF9F) score -= 1;
    if ((c >= 0x0370 && c <= 0x04FF) || (c >= 0xE000 && c <= 0xF8FF)) score -= 1;
  }
  return all > 0 ? score / all : 1;
}

std::size_t line_of(std::string_view bytes, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

[[noreturn]] void fail_at(std::string_view bytes, std::size_t at, const std::string& what,
                          std::string_view name) {
  throw Error(Code::kBadInput,
              std::string(name) + ": line " +
                  std::to_string(line_of(bytes, std::min(at, bytes.size()))) + " (byte " +
                  std::to_string(at) + "): " + what,
              "save the file as UTF-8, or name its encoding with --encoding");
}

/// Damage in a file of which no encoding reads the whole: the one under which most lines read is
/// taken for its own, and the first line that is another's is named.
[[noreturn]] void fail_where_it_changes(const SharedBytes& given, std::string_view name) {
  const std::string_view bytes = given.view();
  struct Count {
    const Encoding* encoding;
    std::size_t read = 0;
    std::size_t first_bad = std::string_view::npos;
  };
  std::array<Count, 3> counts{Count{&kUtf8}, Count{&kCp932}, Count{&kEucJp}};
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    // A line of ASCII reads in each encoding, but for a control character, which is none's.
    const bool ascii = std::all_of(line.begin(), line.end(), [](char c) { return c >= 0; });
    const std::size_t control = find_stray(line);
    if (ascii && control != std::string_view::npos)
      fail_at(bytes, at + control, "a control character stands here, as no text has", name);
    for (Count& each : counts) {
      if (ascii) break;
      const Attempt attempt = read_strictly(given.part(line), *each.encoding);
      if (attempt.text) {
        ++each.read;
      } else if (each.first_bad == std::string_view::npos) {
        each.first_bad = at + attempt.bad_at;
      }
    }
    at = end + 1;
  }
  // Of encodings that read as many lines, one in which a line is at fault.
  const Count& own =
      *std::max_element(counts.begin(), counts.end(), [](const Count& a, const Count& b) {
        return std::pair(a.read, a.first_bad != std::string_view::npos) <
               std::pair(b.read, b.first_bad != std::string_view::npos);
      });
  fail_at(bytes, own.first_bad,
          own.read > 0
              ? std::string("this line is not ") + own.encoding->name + ", as most other lines are"
              : "this is neither UTF-8 nor CP932 nor EUC-JP nor UTF-16",
          name);
}

/// True where nearly all that is not ASCII reads as UTF-8: then it is UTF-8 with damage, and
/// reading it as another encoding would only turn damage into nonsense.
bool mostly_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const base::Decoded d = base::decode(bytes, i);
    if (!d.valid) ++bad;
    if (d.valid && d.bytes > 1) ++good;
    i += d.bytes;
  }
  return good > 4 * bad;
}

std::optional<Encoding> utf16_by_zeros(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return std::nullopt;
  // Line ends and tabs are there in any table; in UTF-16 each has a zero byte on its own side.
  std::size_t little = 0;
  std::size_t big = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto is_control = [](char c) { return c == '\n' || c == '\t' || c == ','; };
    if (is_control(bytes[i]) && bytes[i + 1] == 0) ++little;
    if (bytes[i] == 0 && is_control(bytes[i + 1])) ++big;
  }
  if (little > 0 && big == 0) return kUtf16Le;
  if (big > 0 && little == 0) return kUtf16Be;
  return std::nullopt;
}

DecodedText accept(const SharedBytes& read, const Encoding& encoding) {
  // A byte order mark is there twice where files were joined or saved twice.
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  std::string_view text = read.view();
  while (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  // DOS ends a file with 0x1A, which is no part of it.
  return {read.part(without_file_end(text)), encoding.name, true, {}};
}

DecodedText read_as(const SharedBytes& bytes, const Encoding& encoding, std::string_view name) {
  const Attempt attempt = read_strictly(bytes, encoding);
  if (!attempt.text) {
    fail_at(bytes.view(), attempt.bad_at, std::string("this is not ") + encoding.name, name);
  }
  if (attempt.text->view().find('\0') != std::string_view::npos) {
    throw Error(Code::kBadInput,
                std::string(name) + ": read as " + encoding.name + " there are zeros in it",
                "it is of another encoding (UTF-32?), or no text; save it as UTF-8");
  }
  return accept(*attempt.text, encoding);
}

DecodedText detect(const SharedBytes& given, std::string_view name) {
  const std::string_view bytes = given.view();
  if (bytes.find('\0') != std::string_view::npos) {
    if (const auto encoding = utf16_by_zeros(bytes)) {
      const Attempt attempt = read_strictly(given, *encoding);
      if (attempt.text && attempt.text->view().find('\0') == std::string_view::npos) {
        return accept(*attempt.text, *encoding);
      }
    }
    throw Error(Code::kBadInput,
                std::string(name) + ": this is not text (there are zero bytes in it)",
                "give a table as TSV, CSV or JSON Lines");
  }
  const std::size_t bad = base::first_invalid(bytes);
  // JIS switches its tables by escape sequences, and is ASCII otherwise.
  if (bytes.find("\x1B$B") != std::string_view::npos ||
      bytes.find("\x1B$@") != std::string_view::npos) {
    const Attempt jis = read_strictly(given, kJis);
    if (jis.text) return accept(*jis.text, kJis);
  }
  if (bad == std::string_view::npos) return accept(given, kUtf8);
  if (mostly_utf8(bytes)) fail_at(bytes, bad, "broken UTF-8", name);
  const Attempt cp932 = read_strictly(given, kCp932);
  const Attempt euc = read_strictly(given, kEucJp);
  if (!cp932.text && !euc.text) {
    fail_where_it_changes(given, name);
  }
  if (!euc.text) return accept(*cp932.text, kCp932);
  if (!cp932.text) return accept(*euc.text, kEucJp);
  const bool euc_likelier = plausibility(euc.text->view()) > plausibility(cp932.text->view());
  DecodedText result = euc_likelier ? accept(*euc.text, kEucJp) : accept(*cp932.text, kCp932);
  result.certain = false;
  result.alternative = euc_likelier ? kCp932.name : kEucJp.name;
  return result;
}

std::optional<Encoding> by_name(std::string_view given) {
  std::string key;
  for (const char c : comparison_key(given)) {
    if (c != '-' && c != '_') key.push_back(c);
  }
  if (key == "utf8" || key == "utf8bom" || key == "utf8sig") return kUtf8;
  if (key == "cp932" || key == "shiftjis" || key == "sjis" || key == "windows31j" ||
      key == "ms932" || key == "mskanji") {
    return kCp932;
  }
  if (key == "eucjp" || key == "ujis" || key == "eucjpms") return kEucJp;
  if (key == "iso2022jp" || key == "jis") return kJis;
  if (key == "utf16le" || key == "utf16") return kUtf16Le;
  if (key == "utf16be") return kUtf16Be;
  return std::nullopt;
}

}  // namespace

DecodedText decode_text(const SharedBytes& all, std::string_view encoding, std::string_view name) {
  const std::string_view given = all.view();
  // In EUC-JP and JIS the end of a DOS file is no character at all; of UTF-16 it has two bytes.
  const bool wide =
      given.size() % 2 == 0 && (given.find('\0') != std::string_view::npos ||
                                given.starts_with("\xFE\xFF") || given.starts_with("\xFF\xFE"));
  const std::string_view bytes = wide ? given : without_file_end(given);
  std::optional<Encoding> named;
  if (!encoding.empty()) {
    named = by_name(encoding);
    if (!named) {
      throw Error(Code::kUsage, "unknown encoding: " + std::string(encoding),
                  "give one of UTF-8, CP932, EUC-JP, ISO-2022-JP, UTF-16, UTF-16LE, UTF-16BE");
    }
  }
  const auto named_or = [&](const Encoding& marked) { return named.value_or(marked); };
  if (bytes.starts_with("\xEF\xBB\xBF") && std::string_view(named_or(kUtf8).name) == kUtf8.name) {
    return read_as(all.part(bytes.substr(3)), kUtf8, name);
  }
  using namespace std::string_view_literals;
  if (!named && bytes.starts_with("\xFF\xFE\0\0"sv))
    return read_as(all.part(bytes.substr(4)), kUtf32Le, name);
  if (!named && bytes.starts_with("\0\0\xFE\xFF"sv))
    return read_as(all.part(bytes.substr(4)), kUtf32Be, name);
  if (bytes.starts_with("\xFF\xFE") && std::string_view(named_or(kUtf16Le).name) == kUtf16Le.name) {
    return read_as(all.part(bytes.substr(2)), kUtf16Le, name);
  }
  if (bytes.starts_with("\xFE\xFF") &&
      (!named || std::string_view(named->name).starts_with("UTF-16"))) {
    return read_as(all.part(bytes.substr(2)), kUtf16Be, name);
  }
  if (!named) return detect(all.part(bytes), name);
  // UTF-16 without a mark and without a word on its byte order: the line ends tell.
  const bool either_order = comparison_key(encoding).ends_with("16");
  return read_as(all.part(bytes), either_order ? utf16_by_zeros(bytes).value_or(*named) : *named,
                 name);
}

}  // namespace torikumi::text
