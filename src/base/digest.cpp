// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/digest.hpp"

#include <array>
#include <boost/crc.hpp>
#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>
#include <cstdio>
#include <fstream>
#include <vector>

#include "base/error.hpp"

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

std::string checksum_of_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  boost::crc_32_type crc;
  std::vector<char> block(std::size_t{1} << 20U);
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
    crc.process_bytes(block.data(), static_cast<std::size_t>(file.gcount()));
  if (!file.eof())
    throw Error(Code::kSystem, "cannot read " + path.string(), "check its permissions");
  std::array<char, 9> hex{};
  std::snprintf(hex.data(), hex.size(), "%08x", static_cast<unsigned>(crc.checksum()));
  return hex.data();
}

}  // namespace torikumi::base
