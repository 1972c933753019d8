// SPDX-License-Identifier: GPL-2.0-or-later
/// Compression: texts made small, and large again quickly: zstd reads several times faster than the
/// zlib that Xapian would use, and leaves it nothing to do.
///
///   pack("高齢者の見守り…", 3,000 bytes) → 1,100 bytes; with the collection's dictionary fewer
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace torikumi::index {

/// Any thread.
std::string pack(std::string_view bytes);

/// What pack was given. Throws Error kBroken for bytes that it did not make. Any thread.
std::string unpack(std::string_view packed);

/// What the records of a collection say again and again, so that each need not hold it: a zstd
/// dictionary. A copy shares it. Any thread.
class PackingDictionary {
 public:
  /// None: packs as pack() does.
  PackingDictionary() = default;
  /// Of the bytes that bytes() gave; none where they are empty. Throws Error kBroken for others.
  explicit PackingDictionary(std::string bytes);
  /// Of some of the collection's texts; none where they are too few to learn from.
  static PackingDictionary train(const std::vector<std::string>& samples);

  /// Empty where there is none.
  const std::string& bytes() const;
  std::string pack(std::string_view text) const;
  /// What pack() was given. Throws Error kBroken for bytes that it did not make.
  std::string unpack(std::string_view packed) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace torikumi::index
