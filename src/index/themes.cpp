// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/themes.hpp"

#include "index/codec.hpp"

namespace torikumi::index {
namespace {

void put_strings(Encoder& out, const std::vector<std::string>& strings) {
  out.put_number(strings.size());
  for (const std::string& each : strings) out.put_string(each);
}

std::vector<std::string> strings(Decoder& in) {
  std::vector<std::string> all;
  for (std::uint64_t left = in.number(); left > 0; --left) all.emplace_back(in.string());
  return all;
}

}  // namespace

std::string encode_themes(const std::vector<StoredTheme>& themes) {
  Encoder out;
  for (const StoredTheme& theme : themes) {
    put_strings(out, theme.terms);
    put_strings(out, theme.ids);
  }
  return out.take();
}

std::vector<StoredTheme> decode_themes(std::string_view data) {
  Decoder in(data);
  std::vector<StoredTheme> themes;
  while (!in.at_end()) {
    StoredTheme theme;
    theme.terms = strings(in);
    theme.ids = strings(in);
    themes.push_back(std::move(theme));
  }
  return themes;
}

}  // namespace torikumi::index
