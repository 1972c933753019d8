// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/digest.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>

namespace torikumi::base {

std::string digest(std::string_view bytes) {
  static constexpr char kHex[] = "0123456789abcdef";
  boost::uuids::name_generator_sha1 generate(boost::uuids::ns::oid());
  const boost::uuids::uuid name = generate(bytes.data(), bytes.size());
  std::string hex;
  for (const unsigned char byte : name) {
    hex.push_back(kHex[byte >> 4U]);
    hex.push_back(kHex[byte & 0x0FU]);
  }
  return hex;
}

}  // namespace torikumi::base
