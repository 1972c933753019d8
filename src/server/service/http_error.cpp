// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/http_error.hpp"

#include <map>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace torikumi::server::service {
namespace {

bool is_quote(char32_t c) { return c == U'"' || c == U'＂' || c == U'“' || c == U'”'; }

/// Values that a parameter may have: each is repeated in the links of a page.
constexpr std::size_t kMostValues = 50;

/// Words between blanks and quoted strings, and how many of them end in "*".
std::pair<std::size_t, std::size_t> cost_of(std::string_view query) {
  std::size_t words = 0;
  std::size_t wildcards = 0;
  char32_t before = U' ';
  bool quoted = false;
  const auto step = [&](char32_t c) {
    const bool star = before == U'*' || before == U'＊';
    if (text::is_blank(before) && !text::is_blank(c)) ++words;
    if (is_quote(c)) {
      // Inside of a word a quote is text.
      const bool opens =
          text::is_blank(before) || is_quote(before) ||
          std::u32string_view(U"(（-－−:：").find(before) != std::u32string_view::npos;
      if (!quoted && opens && !text::is_blank(before)) ++words;  // "甲""乙"
      quoted = !quoted && opens;
    }
    if (star && !quoted && (text::is_blank(c) || c == U')' || c == U'）')) ++wildcards;
    before = c;
  };
  for (std::size_t i = 0; i < query.size();) {
    const base::Decoded d = base::decode(query, i);
    step(d.code_point);
    i += d.bytes;
  }
  step(U' ');
  return {words, wildcards};
}

}  // namespace

HttpError trouble_of(const base::Error& error) {
  switch (error.code()) {
    case base::Code::kUsage:
    case base::Code::kBadInput:
      return {400, "Bad Request", error.what(), "アドレスの一部を変えて、もう一度お試しください。"};
    case base::Code::kNotFound:
      return {404, "Not Found", "there is no initiative with this id",
              "この取組は見つかりません。"};
    case base::Code::kTimeOver:
      return {
          503, "Service Unavailable", "the search took longer than an answer may",
          "検索に時間がかかりすぎるため、打ち切りました。キーワードを減らすか、具体的にして、もう一"
          "度お試しください。",
          5};
    case base::Code::kShardDown:
      // It is named, for whoever looks after it must know which; it is no path.
      return {503, "Service Unavailable", std::string(error.what()),
              "索引の一部が応答していません。しばらくしてから、もう一度お試しください。", 5};
    case base::Code::kRefused:
    case base::Code::kBroken:
    case base::Code::kSystem:
      break;
  }
  // What the database's trouble says would name paths of this machine; the answer does not.
  return {503, "Service Unavailable", "the database cannot be read just now",
          "索引を読み込めません。しばらくしてから、もう一度お試しください。", 5};
}

HttpError no_database() { return trouble_of(base::Error(base::Code::kBroken, "")); }

std::optional<HttpError> too_costly(const http::Request& request, const QueryLimits& limits) {
  std::map<std::string_view, std::size_t> times;
  std::size_t bytes = 0;
  for (const auto& [name, value] : request.parameters) {
    bytes += value.size();
    if (++times[name] > kMostValues) {
      return HttpError{400, "Bad Request",
                       name + " is given more than " + std::to_string(kMostValues) + " times",
                       "条件が多すぎます。減らして、もう一度お試しください。"};
    }
    if (bytes > 2 * limits.bytes) {
      return HttpError{
          414, "URI Too Long",
          "the parameters are longer than " + std::to_string(2 * limits.bytes) + " bytes together",
          "条件が長すぎます。減らして、もう一度お試しください。"};
    }
    if (value.size() > limits.bytes) {
      return HttpError{
          414, "URI Too Long",
          "the value of " + name + " is longer than " + std::to_string(limits.bytes) + " bytes",
          "短くして、もう一度お試しください。長い文章は「下書きから探す」をご利用ください。"};
    }
    if (name != "q" || request.path == "/api/v1/suggest")
      continue;  // what is typed is no query yet
    const auto [words, wildcards] = cost_of(value);
    if (words > limits.words || wildcards > limits.wildcards) {
      return HttpError{400, "Bad Request",
                       "q has " + std::to_string(words) + " words, " + std::to_string(wildcards) +
                           " of them with *; at most " + std::to_string(limits.words) + " and " +
                           std::to_string(limits.wildcards) + " are searched for",
                       "キーワードが多すぎます。減らして、もう一度お試しください。長い文章は「下"
                       "書きから探す」をご利用ください。"};
    }
  }
  return std::nullopt;
}

HttpError refusal(unsigned status) {
  switch (status) {
    case 413:
      return {413, "Content Too Large", "the body is larger than this server takes",
              "送られた文章が長すぎます。短くして、もう一度お試しください。"};
    case 429:
      return {429, "Too Many Requests", "this address asks more often than it may",
              "短い間に多くのご利用がありました。少し待って、もう一度お試しください。", 1};
    case 431:
      return {431, "Request Header Fields Too Large",
              "the address or the header is longer than this server takes",
              "アドレスが長すぎます。キーワードを短くして、もう一度お試しください。長い文章は「"
              "下書きから探す」をご利用ください。"};
    case 503:
      return {503, "Service Unavailable", "too many requests wait to be answered",
              "混み合っています。少し待って、もう一度お試しください。", 1};
    default:
      return {400, "Bad Request", "this is no well-formed HTTP request",
              "アドレスを読み取れません。お確かめのうえ、もう一度お試しください。"};
  }
}

}  // namespace torikumi::server::service
