// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/packed_numbers.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <vector>

namespace torikumi::index {
namespace {

std::string packed(const std::vector<std::uint32_t>& numbers) {
  std::string bytes;
  put_packed(numbers, bytes);
  return bytes;
}

TEST(PackedNumbers, TakeTheBitsOfTheLargest) {
  EXPECT_EQ(packed({0, 0, 0}), std::string(1, '\0'));
  EXPECT_EQ(packed({1, 0, 3, 2}), std::string({2, '\xB1'}));  // 10 11 00 01
  EXPECT_EQ(packed(std::vector<std::uint32_t>(64, 1)).size(), 1U + 8);
}

TEST(PackedNumbers, OneLargeNumberIsAnException) {
  std::vector<std::uint32_t> numbers(64, 1);
  numbers[5] = 900;
  // Width and flag, 64 bits, how many exceptions, which, 900 / 2 in two bytes.
  EXPECT_EQ(packed(numbers).size(), 1U + 8 + 1 + 1 + 2);
}

TEST(PackedNumbers, ComeBackOneGroupAfterTheOther) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    std::vector<std::vector<std::uint32_t>> groups(1 + random() % 4);
    std::string bytes;
    for (auto& group : groups) {
      group.resize(1 + random() % kPackedGroup);
      const auto most = static_cast<unsigned>(random() % 33);
      for (std::uint32_t& each : group) {
        const unsigned bits = random() % 20 == 0 ? static_cast<unsigned>(random() % 33) : most;
        each = static_cast<std::uint32_t>(random() & ((std::uint64_t{1} << bits) - 1));
      }
      put_packed(group, bytes);
    }
    PackedReader reader(bytes);
    PackedReader skipping(bytes);
    for (const auto& group : groups) {
      PackedReader::Group read;
      reader.read(static_cast<std::uint32_t>(group.size()), read);
      EXPECT_EQ(std::vector<std::uint32_t>(read.begin(), read.begin() + std::ssize(group)), group);
      skipping.skip(static_cast<std::uint32_t>(group.size()));
      EXPECT_EQ(skipping.rest(), reader.rest());
    }
    EXPECT_TRUE(reader.rest().empty());
  }
}

TEST(PackedNumbers, DamagedBytesAreNeverReadPastTheirEnd) {
  std::mt19937 random(4);
  for (int round = 0; round < 2000; ++round) {
    const std::size_t size = random() % 40;
    const auto bytes = std::make_unique<char[]>(size);  // the sanitizer sees what lies after it
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(random());
    PackedReader reader({bytes.get(), size});
    PackedReader::Group group;
    while (!reader.rest().empty())
      reader.read(1 + static_cast<std::uint32_t>(random() % kPackedGroup), group);
    reader.read(kPackedGroup, group);
    PackedReader skipping({bytes.get(), size});
    while (!skipping.rest().empty()) skipping.skip(kPackedGroup);
  }
}

}  // namespace
}  // namespace torikumi::index
