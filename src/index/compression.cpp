// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/compression.hpp"

#include <zstd.h>

#include <cstdint>
#include <memory>

#include "base/error.hpp"

namespace torikumi::index {
namespace {

constexpr int kLevel = 6;

/// No record is larger: what says so is damage, and is not believed.
constexpr unsigned long long kLargest = std::uint64_t{1} << 30U;

[[noreturn]] void refuse() {
  throw base::Error(base::Code::kBroken, "a stored record is damaged",
                    "build the database anew: torikumi index --rebuild");
}

}  // namespace

std::string pack(std::string_view bytes) {
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                  &ZSTD_freeCCtx);
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compressCCtx(context.get(), packed.data(), packed.size(),
                                             bytes.data(), bytes.size(), kLevel);
  if (ZSTD_isError(size) != 0) refuse();
  packed.resize(size);
  return packed;
}

std::string unpack(std::string_view packed) {
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  &ZSTD_freeDCtx);
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size > kLargest) refuse();  // unknown and damaged are larger than any size
  std::string bytes(size, '\0');
  const std::size_t got =
      ZSTD_decompressDCtx(context.get(), bytes.data(), bytes.size(), packed.data(), packed.size());
  if (ZSTD_isError(got) != 0 || got != size) refuse();
  return bytes;
}

}  // namespace torikumi::index
