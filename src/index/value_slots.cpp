// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/value_slots.hpp"

#include "base/digest.hpp"
#include "index/codec.hpp"
#include "schema/format.hpp"
#include "text/collation.hpp"
#include "text/normalise.hpp"

namespace torikumi::index {

Term label_term(TermKind kind, std::string_view label, std::string_view front) {
  std::string key = text::comparison_key(label);
  if (prefix_of(kind).size() + front.size() + key.size() > schema::kLongestTerm)
    key = base::digest(key);
  return {kind, std::string(front) + key};
}

std::string label_value(std::string_view label) {
  if (label.empty()) return {};
  std::string value = text::sort_key(label);
  value.push_back('\0');
  value += label;
  return value;
}

std::string_view label_of_value(std::string_view value) {
  const std::size_t zero = value.find('\0');
  return zero == std::string_view::npos ? std::string_view() : value.substr(zero + 1);
}

std::string order_value(std::uint32_t order) {
  std::string bytes;
  for (const unsigned shift : {24U, 16U, 8U, 0U})
    bytes.push_back(static_cast<char>((order >> shift) & 0xFFU));
  return bytes;
}

std::uint32_t order_of_value(std::string_view value) {
  std::uint32_t order = 0;
  for (const char byte : value) order = (order << 8U) | static_cast<unsigned char>(byte);
  return order;
}

std::string lengths_value(const Lengths& lengths) {
  Encoder out;
  for (const std::uint32_t length : lengths) out.put_number(length);
  return out.take();
}

Lengths lengths_of_value(std::string_view value) {
  Decoder in(value);
  Lengths lengths;
  while (!in.at_end()) lengths.push_back(static_cast<std::uint32_t>(in.number()));
  return lengths;
}

std::string origin_value(std::uint32_t source, const schema::Origin& origin) {
  Encoder out;
  out.put_number(source);
  out.put_number(origin.line);
  out.put_string(origin.sheet);
  return out.take();
}

schema::Origin origin_of_value(std::string_view value, const std::vector<SourceStamp>& sources) {
  if (value.empty()) return {};
  Decoder in(value);
  const std::uint64_t source = in.number();
  schema::Origin origin;
  if (source < sources.size()) origin.source = sources[source].name;
  origin.line = static_cast<std::uint32_t>(in.number());
  origin.sheet = in.string();
  return origin;
}

}  // namespace torikumi::index
