// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/message.hpp"

#include <boost/url.hpp>

#include <cctype>

#include "base/utf8.hpp"

namespace torikumi::server::http {

namespace {

/// What people and programs send raw (現状, [, |, a lone %), percent-encoded as it should have
/// been.
std::string encoded(std::string_view target) {
  constexpr std::string_view kAllowed = "-._~!$&'()*+,;=:@/?%";
  const auto is_hex = [&](std::size_t i) {
    return i < target.size() && std::isxdigit(static_cast<unsigned char>(target[i])) != 0;
  };
  std::string out;
  for (std::size_t i = 0; i < target.size(); ++i) {
    const auto byte = static_cast<unsigned char>(target[i]);
    const bool lone = byte == '%' && !(is_hex(i + 1) && is_hex(i + 2));
    const bool plain = (byte < 0x80 && std::isalnum(byte) != 0) ||
                       kAllowed.find(static_cast<char>(byte)) != std::string_view::npos;
    if (plain && !lone) {
      out.push_back(target[i]);
    } else {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return out;
}

/// UTF-8 as it must be to stand in an answer: what is none, and what XML cannot hold, is U+FFFD.
std::string sound(std::string text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    const bool control = d.code_point < 0x20 && d.code_point != U'\t' && d.code_point != U'\n' &&
                         d.code_point != U'\r';
    const bool none = (d.code_point & 0xFFFEU) == 0xFFFE;
    base::append(out, control || none ? base::kReplacement : d.code_point);
    i += d.bytes;
  }
  return out;
}

/// As HTML forms send them: a blank as "+".
Pairs decoded(boost::urls::params_encoded_view parameters) {
  boost::urls::encoding_opts form;
  form.space_as_plus = true;
  Pairs pairs;
  for (const auto parameter : parameters)
    pairs.emplace_back(sound(parameter.key.decode(form)), sound(parameter.value.decode(form)));
  return pairs;
}

}  // namespace

Pairs parse_form(std::string_view body) {
  const std::string safe = encoded(body);
  const auto form = boost::urls::parse_query(safe);
  return form ? decoded(*form) : Pairs();
}

std::optional<Target> parse_target(std::string_view target) {
  // The absolute form, which proxies use: http://host/path. (RFC 9112, 3.2.2.)
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const std::size_t path = target.find('/', scheme.size());
    target = path == std::string_view::npos ? std::string_view("/") : target.substr(path);
  }
  const std::string safe = encoded(target);
  const auto url = boost::urls::parse_origin_form(safe);
  if (!url) return std::nullopt;
  Target parsed;
  parsed.parameters = decoded(url->encoded_params());
  parsed.path = sound(url->path());
  return parsed;
}

}  // namespace torikumi::server::http
