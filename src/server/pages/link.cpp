// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/link.hpp"

#include <algorithm>

namespace torikumi::server::pages {
namespace {

std::string encoded(const std::string& text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out.push_back(c);
    } else {
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return out;
}

}  // namespace

Link Link::with(const std::string& name, const std::string& value) const {
  Link more = *this;
  if (!value.empty()) more.parameters_.emplace_back(name, value);
  return more;
}

Link Link::without(const std::string& name) const {
  Link less = *this;
  std::erase_if(less.parameters_, [&](const auto& each) { return each.first == name; });
  return less;
}

Link Link::without(const std::string& name, const std::string& value) const {
  Link less = *this;
  std::erase(less.parameters_, std::pair(name, value));
  return less;
}

Link Link::at(const std::string& path) const {
  Link other = *this;
  other.path_ = path;
  return other;
}

Link Link::part(const std::string& fragment) const {
  Link other = *this;
  other.fragment_ = fragment;
  return other;
}

std::string Link::text() const {
  std::string out = path_;
  char separator = '?';
  for (const auto& [name, value] : parameters_) {
    out += separator + encoded(name) + "=" + encoded(value);
    separator = '&';
  }
  return fragment_.empty() ? out : out + "#" + fragment_;
}

Link initiative_link(const std::string& id, const std::string& query, const std::string& from) {
  const Link plain("/initiatives/" + encoded(id));
  Link link = plain.with("q", query);
  if (!link.may_repeat()) link = plain;
  const Link with_way_back = link.with("from", from);
  return with_way_back.may_repeat() ? with_way_back : link;
}

}  // namespace torikumi::server::pages
