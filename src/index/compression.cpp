// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/compression.hpp"

#include <zdict.h>
#include <zstd.h>

#include <cstdint>
#include <mutex>

#include "base/error.hpp"

namespace torikumi::index {
namespace {

constexpr int kLevel = 6;

/// No record is larger: what says so is damage, and is not believed.
constexpr unsigned long long kLargest = std::uint64_t{1} << 30U;

/// Texts of policy-judgit become 43 % smaller by it, and of policy-laws 35 %; by 110 KiB 44 and 37
/// %.
constexpr std::size_t kDictionary = std::size_t{64} << 10U;
/// zstd asks for samples of many times the dictionary.
constexpr std::size_t kLeastSamples = 10 * kDictionary;

[[noreturn]] void refuse() {
  throw base::Error(base::Code::kBroken, "a stored record is damaged",
                    "build the database anew: torikumi index --rebuild");
}

ZSTD_CCtx* compressor() {
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                  &ZSTD_freeCCtx);
  return context.get();
}

/// `compress(to, size)` and `decompress(to, size)` are zstd's functions, and give its result.
template <typename Compress>
std::string packed_by(std::string_view bytes, Compress compress) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = compress(packed.data(), packed.size());
  if (ZSTD_isError(size) != 0) refuse();
  packed.resize(size);
  return packed;
}

template <typename Decompress>
std::string unpacked_by(std::string_view packed, Decompress decompress) {
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  &ZSTD_freeDCtx);
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  // A block of zstd takes three bytes at least and gives 128 KiB at most (RFC 8878, 3.1.1.2), so a
  // few bytes cannot ask for much memory. Unknown and damaged sizes are larger than any.
  constexpr unsigned long long kLeastBlock = 3;
  constexpr unsigned long long kLargestBlock = std::uint64_t{128} << 10U;
  if (size > kLargest || size > (packed.size() / kLeastBlock + 1) * kLargestBlock) refuse();
  std::string bytes(size, '\0');
  const std::size_t got = decompress(context.get(), bytes.data(), bytes.size());
  if (ZSTD_isError(got) != 0 || got != size) refuse();
  return bytes;
}

}  // namespace

std::string pack(std::string_view bytes) {
  return packed_by(bytes, [&](char* to, std::size_t size) {
    return ZSTD_compressCCtx(compressor(), to, size, bytes.data(), bytes.size(), kLevel);
  });
}

std::string unpack(std::string_view packed) {
  return unpacked_by(packed, [&](ZSTD_DCtx* context, char* to, std::size_t size) {
    return ZSTD_decompressDCtx(context, to, size, packed.data(), packed.size());
  });
}

/// What zstd makes of the dictionary's bytes: for reading at once, for writing when it is asked.
struct PackingDictionary::Tables {
  explicit Tables(std::string own)
      : bytes(std::move(own)),
        reading(ZSTD_createDDict(bytes.data(), bytes.size()), &ZSTD_freeDDict) {
    if (ZDICT_getDictID(bytes.data(), bytes.size()) == 0 || !reading) refuse();
  }
  const ZSTD_CDict* for_writing() const {
    std::call_once(once,
                   [&] { writing.reset(ZSTD_createCDict(bytes.data(), bytes.size(), kLevel)); });
    return writing.get();
  }

  std::string bytes;
  std::unique_ptr<ZSTD_DDict, decltype(&ZSTD_freeDDict)> reading;
  mutable std::once_flag once;
  mutable std::unique_ptr<ZSTD_CDict, decltype(&ZSTD_freeCDict)> writing{nullptr, &ZSTD_freeCDict};
};

PackingDictionary::PackingDictionary(std::string bytes) {
  if (!bytes.empty()) tables_ = std::make_shared<const Tables>(std::move(bytes));
}

PackingDictionary PackingDictionary::train(const std::vector<std::string>& samples) {
  std::string all;
  std::vector<std::size_t> sizes;
  for (const std::string& each : samples) {
    all += each;
    sizes.push_back(each.size());
  }
  if (all.size() < kLeastSamples) return {};
  std::string bytes(kDictionary, '\0');
  const std::size_t size = ZDICT_trainFromBuffer(bytes.data(), bytes.size(), all.data(),
                                                 sizes.data(), static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(size) != 0) return {};  // there is nothing that comes again
  bytes.resize(size);
  return PackingDictionary(std::move(bytes));
}

const std::string& PackingDictionary::bytes() const {
  static const std::string kNone;
  return tables_ ? tables_->bytes : kNone;
}

std::string PackingDictionary::pack(std::string_view text) const {
  if (!tables_) return index::pack(text);
  return packed_by(text, [&](char* to, std::size_t size) {
    return ZSTD_compress_usingCDict(compressor(), to, size, text.data(), text.size(),
                                    tables_->for_writing());
  });
}

std::string PackingDictionary::unpack(std::string_view packed) const {
  if (!tables_) return index::unpack(packed);
  return unpacked_by(packed, [&](ZSTD_DCtx* context, char* to, std::size_t size) {
    return ZSTD_decompress_usingDDict(context, to, size, packed.data(), packed.size(),
                                      tables_->reading.get());
  });
}

}  // namespace torikumi::index
