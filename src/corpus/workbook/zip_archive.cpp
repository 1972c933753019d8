// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/workbook/zip_archive.hpp"

#include <zip.h>

#include <array>

#include "base/error.hpp"

namespace torikumi::corpus {

using base::Code;
using base::Error;

namespace {

[[noreturn]] void refuse_damage(const std::string& name, const std::string& part) {
  throw Error(Code::kBadInput,
              name + ": the file is damaged or cut off" + (part.empty() ? "" : " (" + part + ")"),
              "fetch it again, or open it and save it anew");
}

}  // namespace

struct ZipArchive::Handle {
  zip_t* archive = nullptr;

  ~Handle() {
    if (archive != nullptr) zip_discard(archive);
  }
};

ZipArchive::ZipArchive(std::string_view bytes, std::string name)
    : name_(std::move(name)), handle_(std::make_unique<Handle>()) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) handle_->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (source != nullptr && handle_->archive == nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (handle_->archive == nullptr) refuse_damage(name_, "");
}

ZipArchive::~ZipArchive() = default;

bool ZipArchive::has(const std::string& part) const {
  return zip_name_locate(handle_->archive, part.c_str(), 0) >= 0;
}

void ZipArchive::read(const std::string& part,
                      const std::function<void(std::string_view)>& each) const {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(handle_->archive, part.c_str(), 0, &stat) != 0) refuse_damage(name_, part);
  if ((stat.valid & ZIP_STAT_SIZE) == 0) refuse_damage(name_, part);
  if (stat.size > kLargestPart) {
    throw Error(Code::kBadInput,
                name_ + ": " + part + " unpacks to " + std::to_string(stat.size >> 20U) +
                    " MiB; at most " + std::to_string(kLargestPart >> 20U) + " are read",
                "remove what is no table from it, or divide it into several files");
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    throw Error(Code::kBadInput, name_ + ": " + part + " is encrypted",
                "save it without a password");
  }
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
      zip_fopen(handle_->archive, part.c_str(), 0), &zip_fclose);
  if (!file) refuse_damage(name_, part);
  std::array<char, 1 << 16> block{};
  std::uint64_t total = 0;
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), block.data(), block.size());
    if (got < 0) refuse_damage(name_, part);
    if (got == 0) break;
    total += static_cast<std::uint64_t>(got);
    if (total > stat.size) refuse_damage(name_, part);
    each({block.data(), static_cast<std::size_t>(got)});
  }
  if (total != stat.size) refuse_damage(name_, part);
}

std::string ZipArchive::begin_of(const std::string& part, std::size_t most) const {
  std::string begin;
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
      zip_fopen(handle_->archive, part.c_str(), 0), &zip_fclose);
  if (!file) return begin;
  begin.resize(most);
  const zip_int64_t got = zip_fread(file.get(), begin.data(), begin.size());
  begin.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
  return begin;
}

}  // namespace torikumi::corpus
