// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/source.hpp"

#include <zstd.h>

#include <algorithm>
#include <array>
#include <boost/iostreams/device/array.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>

#include "base/error.hpp"
#include "base/file.hpp"

namespace torikumi::corpus {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::Error;
using base::SharedBytes;

constexpr std::size_t kMostBytes = std::size_t{2} << 30U;
constexpr std::array<std::string_view, 9> kEndings{".tsv",  ".csv",  ".txt", ".jsonl", ".ndjson",
                                                   ".xlsx", ".xlsm", ".ods", ".pdf"};

bool is_readable_name(const fs::path& path) {
  fs::path name = path.filename();
  if (name.extension() == ".gz" || name.extension() == ".zst") name = name.stem();
  std::string ending = name.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

void add_folder(const fs::path& folder, Found& found) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; it != end; it.increment(error)) {
    if (error) break;
    const std::string name = it->path().filename().string();
    const bool hidden = name.starts_with(".") || name.starts_with("~$") ||  // an office's lock file
                        name.starts_with("README");
    if (hidden && it->is_directory()) it.disable_recursion_pending();
    if (hidden) continue;
    std::error_code unreachable;
    if (it->is_symlink() && !fs::exists(it->path(), unreachable)) {
      found.skipped.push_back(it->path().string() + " leads nowhere");
      continue;
    }
    if (it->is_symlink() && it->is_directory())
      found.skipped.push_back(it->path().string() + ": a linked folder is not followed");
    if (!it->is_regular_file()) continue;
    files.push_back(it->path());
  }
  if (error)
    throw Error(Code::kSystem, "cannot read the folder " + folder.string() + ": " + error.message(),
                "check its permissions");
  std::sort(files.begin(), files.end());
  const std::size_t before = found.files.size();
  for (const fs::path& file : files) {
    if (is_readable_name(file)) {
      found.files.push_back(file.string());
    } else {
      found.skipped.push_back(file.string() + ": no reader for this kind of file");
    }
  }
  if (found.files.size() == before) {
    throw Error(
        Code::kBadInput, "nothing to read in the folder " + folder.string(),
        "tables are files named .xlsx, .xlsm, .ods, .pdf, .tsv, .csv, .txt or .jsonl (also with "
        ".gz or .zst behind)");
  }
}

[[noreturn]] void refuse_damage(const std::string& path, const char* program) {
  throw Error(Code::kBadInput, path + ": the packed data is damaged or cut off",
              std::string("try ") + program + " -t on it, and fetch it again");
}

void refuse_bomb(const std::string& path, std::size_t bytes) {
  if (bytes <= kMostBytes) return;
  throw Error(Code::kBadInput, path + ": unpacks to more than 2 GiB",
              "split it into several files");
}

SharedBytes unpack_gzip(std::string_view packed, const std::string& path) {
  namespace io = boost::iostreams;
  io::filtering_istream stream;
  stream.push(io::gzip_decompressor());
  stream.push(io::array_source(packed.data(), packed.size()));
  stream.exceptions(std::ios::badbit);
  base::Spool text;
  std::array<char, 1 << 16> block{};
  try {
    while (stream.read(block.data(), block.size()) || stream.gcount() > 0) {
      text.append({block.data(), static_cast<std::size_t>(stream.gcount())});
      refuse_bomb(path, text.size());
    }
  } catch (const std::ios_base::failure&) {
    refuse_damage(path, "gzip");
  }
  return text.finish();
}

/// By libzstd itself: Boost's filter takes a frame that is cut off for one that has ended.
SharedBytes unpack_zstd(std::string_view packed, const std::string& path) {
  const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(),
                                                                          &ZSTD_freeDStream);
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  base::Spool text;
  std::array<char, 1 << 16> block{};
  std::size_t left = 1;  // 0 where a frame has just ended
  bool full = false;     // the block was filled, so more may wait inside
  while (in.pos < in.size || full) {
    ZSTD_outBuffer out{block.data(), block.size(), 0};
    left = ZSTD_decompressStream(stream.get(), &out, &in);
    if (ZSTD_isError(left) != 0) refuse_damage(path, "zstd");
    text.append({block.data(), out.pos});
    refuse_bomb(path, text.size());
    full = left != 0 && out.pos == out.size;
  }
  if (left != 0) refuse_damage(path, "zstd");
  return text.finish();
}

}  // namespace

Found find_sources(const std::vector<std::string>& paths) {
  Found found;
  for (const std::string& path : paths) {
    if (path == kStandardInput) {
      found.files.push_back(path);
      continue;
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error == std::errc::permission_denied) {
      throw Error(Code::kSystem, "cannot look at " + path + ": " + error.message(),
                  "check its permissions and those of the folders above it");
    }
    if (!fs::exists(status)) {
      throw Error(Code::kNotFound, "no such file or folder: " + path, "check the path");
    }
    if (fs::is_directory(status)) {
      add_folder(path, found);
    } else {
      found.files.push_back(path);
    }
  }
  std::set<fs::path> seen;
  for (const std::string& file : found.files) {
    if (!seen.insert(file == kStandardInput ? fs::path(file) : fs::weakly_canonical(file)).second) {
      throw Error(Code::kUsage, "named twice: " + file, "name each source once");
    }
  }
  return found;
}

LoadedSource load_source(const std::string& path) {
  base::Spool spool;
  const auto take = [&](std::string_view block) { spool.append(block); };
  if (path == kStandardInput) {
    std::array<char, 1 << 16> block{};
    while (std::cin.read(block.data(), block.size()) || std::cin.gcount() > 0)
      take({block.data(), static_cast<std::size_t>(std::cin.gcount())});
  } else {
    base::read_blocks(path, take);
  }
  return {path, spool.finish()};
}

SharedBytes unpack(SharedBytes bytes, const std::string& path) {
  if (bytes.view().starts_with("\x1F\x8B")) bytes = unpack_gzip(bytes.view(), path);
  if (bytes.view().starts_with("\x28\xB5\x2F\xFD")) bytes = unpack_zstd(bytes.view(), path);
  if (bytes.size() > kMostBytes) {
    throw Error(Code::kBadInput, path + ": more than 2 GiB", "split it into several files");
  }
  const std::size_t mark = bytes.view().starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (bytes.view().find_first_not_of(" \t\r\n", mark) == std::string_view::npos) {
    throw Error(Code::kBadInput, path + ": the file is empty",
                "give a file with a header line and rows, or fetch it again");
  }
  return bytes;
}

}  // namespace torikumi::corpus
