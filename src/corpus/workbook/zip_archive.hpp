// SPDX-License-Identifier: GPL-2.0-or-later
/// Zip archive: the parts of an office document, unpacked one at a time and within limits.
///
///   計画.xlsx holds xl/workbook.xml, xl/sharedStrings.xml, xl/worksheets/sheet1.xml …
///
/// The only file that knows <zip.h>.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace torikumi::corpus {

class ZipArchive {
 public:
  /// A part that unpacks to more is refused before anything is unpacked.
  static constexpr std::uint64_t kLargestPart = std::uint64_t{256} << 20U;

  /// Looks into `bytes`, which must outlive it; `name` stands in errors. Throws Error kBadInput
  /// where they are no zip archive, or cut off.
  ZipArchive(std::string_view bytes, std::string name);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  bool has(const std::string& part) const;

  /// Calls each(block) for the part's bytes, in order. Throws Error kBadInput where the part is
  /// absent, damaged, encrypted, too large, or larger than the archive says.
  void read(const std::string& part, const std::function<void(std::string_view)>& each) const;

  /// The first `most` bytes of a part, or nothing where it is absent.
  std::string begin_of(const std::string& part, std::size_t most) const;

  const std::string& name() const { return name_; }

 private:
  struct Handle;
  std::string name_;
  std::unique_ptr<Handle> handle_;
};

}  // namespace torikumi::corpus
