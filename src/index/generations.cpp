// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/generations.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>

#include "base/error.hpp"
#include "index/checksums.hpp"

namespace torikumi::index {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::Error;

constexpr const char* kStub = "XAPIANDB";
constexpr const char* kLock = "lock";

std::string folder_name(const char* kind, GenerationNumber number) {
  std::array<char, 40> name{};
  std::snprintf(name.data(), name.size(), "%s-%06u", kind, number);
  return name.data();
}

/// The number in "generation-000012", or nothing.
std::optional<GenerationNumber> number_of(const std::string& name, std::string_view kind) {
  if (!name.starts_with(std::string(kind) + "-")) return std::nullopt;
  const std::string digits = name.substr(kind.size() + 1);
  if (digits.empty() || digits.size() > 9 ||
      digits.find_first_not_of("0123456789") != std::string::npos) {
    return std::nullopt;
  }
  return static_cast<GenerationNumber>(std::stoul(digits));
}

bool is_ours(const std::string& name) {
  return name == kStub || name == std::string(kStub) + ".new" || name == kLock ||
         number_of(name, "generation") || number_of(name, "building");
}

[[noreturn]] void fail(const std::string& doing, const fs::path& path,
                       const std::error_code& error) {
  throw Error(Code::kSystem, "cannot " + doing + " " + path.string() + ": " + error.message(),
              "check the permissions and the free space there");
}

void refuse_strangers(const fs::path& directory) {
  if (!fs::is_directory(directory)) {
    throw Error(Code::kRefused, directory.string() + " is a file, not a database directory",
                "give another --db; a stub file of shards elsewhere serves searches only");
  }
  for (const auto& entry : fs::directory_iterator(directory)) {
    if (is_ours(entry.path().filename().string())) continue;
    throw Error(Code::kRefused,
                directory.string() + " is no Torikumi database: it holds " +
                    entry.path().filename().string(),
                "give --db a new or an empty directory");
  }
}

std::string stub_text(const Published& published) {
  std::string text = "# torikumi former";
  for (const GenerationNumber number : published.former) text += " " + std::to_string(number);
  text += "\n";
  for (std::uint32_t shard = 0; shard < published.shards; ++shard) {
    text +=
        "auto " + folder_name("generation", published.present) + "/" + std::to_string(shard) + "\n";
  }
  return text;
}

/// What stands in the directory and is of no generation that is published or kept.
std::vector<fs::path> leftovers(const fs::path& directory) {
  const auto published = read_published(directory);
  if (!published) return {};
  std::vector<fs::path> left;
  for (const auto& entry : fs::directory_iterator(directory)) {
    const std::string name = entry.path().filename().string();
    const auto number = number_of(name, "generation");
    const bool is_kept = number && (*number == published->present ||
                                    std::find(published->former.begin(), published->former.end(),
                                              *number) != published->former.end());
    if (number_of(name, "building") || (number && !is_kept) || name == std::string(kStub) + ".new")
      left.push_back(entry.path());
  }
  return left;
}

void remove_tree(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) fail("remove", path, error);
}

}  // namespace

std::optional<Published> read_published(const fs::path& directory) {
  std::error_code error;
  if (!fs::exists(directory, error)) return std::nullopt;
  // What cannot be looked at is told by the attempt to read it.
  if (!fs::exists(directory / kStub, error) && !error) {
    refuse_strangers(directory);
    return std::nullopt;
  }
  std::istringstream text(base::read_file(directory / kStub));
  Published published;
  published.shards = 0;
  std::string line;
  while (std::getline(text, line)) {
    std::istringstream words(line);
    std::string first;
    words >> first;
    if (first == "#") {
      std::string word;
      words >> word >> word;
      for (GenerationNumber number = 0; words >> number;) published.former.push_back(number);
    } else if (first == "auto") {
      std::string path;
      words >> path;
      const auto number = number_of(path.substr(0, path.find('/')), "generation");
      if (number) published.present = *number;
      ++published.shards;
    }
  }
  if (published.present == 0 || published.shards == 0) {
    refuse_strangers(directory);
    throw Error(Code::kBroken,
                (directory / kStub).string() + " is damaged, or was not written by this program",
                "build the database anew with torikumi index --rebuild");
  }
  return published;
}

std::string published_mark(const fs::path& directory) { return file_mark(directory / kStub); }

std::string file_mark(const fs::path& file) {
  struct stat facts {};
  if (::stat(file.c_str(), &facts) != 0) return {};
  return std::to_string(facts.st_ino) + "-" + std::to_string(facts.st_mtim.tv_sec) + "." +
         std::to_string(facts.st_mtim.tv_nsec) + "-" + std::to_string(facts.st_size);
}

std::optional<Published> read_if_sound(const fs::path& directory) {
  try {
    return read_published(directory);
  } catch (const Error& error) {
    if (error.code() != Code::kBroken) throw;
    return std::nullopt;
  }
}

std::uint32_t count_shards(const fs::path& directory, GenerationNumber number) {
  std::uint32_t shards = 0;
  while (fs::exists(shard_path(directory, number, shards))) ++shards;
  return shards;
}

fs::path shard_path(const fs::path& directory, GenerationNumber number, std::uint32_t shard) {
  return directory / folder_name("generation", number) / std::to_string(shard);
}

void clear_leftovers(const fs::path& directory) noexcept {
  try {
    if (leftovers(directory).empty()) return;
    const auto lock = base::FileLock::try_acquire(directory / kLock);
    if (!lock) return;
    for (const fs::path& path : leftovers(directory)) remove_tree(path);  // as the lock finds them
  } catch (const std::exception&) {
    // The run that calls this has nothing to write; it shall not fail over another's remains.
  }
}

Writer::Writer(fs::path directory, bool replace_broken) : directory_(std::move(directory)) {
  std::error_code error;
  if (fs::is_regular_file(directory_, error)) refuse_strangers(directory_);
  fs::create_directories(directory_, error);
  if (error) fail("make the database directory", directory_, error);
  refuse_strangers(directory_);
  if (auto lock = base::FileLock::try_acquire(directory_ / kLock)) {
    lock_.emplace(std::move(*lock));
  } else {
    throw Error(Code::kRefused, "another torikumi index is writing to " + directory_.string(),
                "wait until it is done");
  }
  published_ = replace_broken ? read_if_sound(directory_) : read_published(directory_);
  for (const auto& entry : fs::directory_iterator(directory_)) {
    const auto number = number_of(entry.path().filename().string(), "generation");
    if (number) next_ = std::max(next_, *number + 1);
  }
}

fs::path Writer::begin() {
  for (const auto& entry : fs::directory_iterator(directory_)) {
    if (number_of(entry.path().filename().string(), "building")) remove_tree(entry.path());
  }
  fs::path folder = directory_ / folder_name("building", next_);
  std::error_code error;
  fs::create_directory(folder, error);
  if (error) fail("make", folder, error);
  return folder;
}

void Writer::publish(std::uint32_t shards, std::uint32_t keep) {
  const fs::path built = directory_ / folder_name("building", next_);
  const fs::path place = directory_ / folder_name("generation", next_);
  write_checksums(built);
  for (const auto& entry : fs::recursive_directory_iterator(built))
    base::flush_to_disk(entry.path());
  base::flush_to_disk(built);
  std::error_code error;
  fs::rename(built, place, error);
  if (error) fail("rename", built, error);
  base::flush_to_disk(directory_);
  Published next{next_, shards, {}};
  if (published_) {
    next.former = published_->former;
    next.former.insert(next.former.begin(), published_->present);
  }
  if (next.former.size() > keep) next.former.resize(keep);
  name(next);
  ++next_;
  sweep();
}

void Writer::abandon() noexcept {
  std::error_code error;
  fs::remove_all(directory_ / folder_name("building", next_), error);
}

GenerationNumber Writer::roll_back() {
  if (!published_ || published_->former.empty()) {
    throw Error(Code::kRefused, "there is no former generation in " + directory_.string(),
                "torikumi index keeps as many as --keep says (2 unless said)");
  }
  const GenerationNumber number = published_->former.front();
  name({number,
        count_shards(directory_, number),
        {published_->former.begin() + 1, published_->former.end()}});
  return number;
}

void Writer::name(const Published& published) {
  base::replace_file(directory_ / kStub, stub_text(published));
  published_ = published;
}

void Writer::sweep() const {
  for (const fs::path& path : leftovers(directory_)) remove_tree(path);
}

}  // namespace torikumi::index
