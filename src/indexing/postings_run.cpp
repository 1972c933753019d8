// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/postings_run.hpp"

#include <cerrno>
#include <cstdint>
#include <queue>
#include <system_error>

#include "index/codec.hpp"

namespace torikumi::indexing {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBuffer = std::size_t{256} << 10U;

[[noreturn]] void fail(const char* what, const fs::path& path) {
  throw fs::filesystem_error(what, path,
                             std::error_code(errno != 0 ? errno : EIO, std::generic_category()));
}

std::unique_ptr<std::FILE, CloseFile> open(const fs::path& path, const char* mode) {
  std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), mode));
  if (!file) fail("cannot open", path);
  std::setvbuf(file.get(), nullptr, _IOFBF, kBuffer);
  return file;
}

/// A run, list by list.
class RunReader {
 public:
  explicit RunReader(const fs::path& path) : path_(path), file_(open(path, "rb")) { next(); }

  bool at_end() const { return at_end_; }
  const std::string& key() const { return key_; }
  const std::string& list() const { return list_; }

  void next() {
    const int first = std::getc(file_.get());
    if (first == EOF) {
      if (std::ferror(file_.get()) != 0) fail("cannot read", path_);
      at_end_ = true;
      return;
    }
    std::ungetc(first, file_.get());
    read(key_);
    read(list_);
  }

 private:
  void read(std::string& bytes) {
    std::uint64_t size = 0;
    for (unsigned shift = 0;; shift += 7) {
      const int byte = std::getc(file_.get());
      if (byte == EOF || shift > 56) fail("cannot read", path_);
      size |= std::uint64_t{static_cast<unsigned>(byte) & 0x7FU} << shift;
      if (byte < 0x80) break;
    }
    bytes.resize(size);
    if (size > 0 && std::fread(bytes.data(), 1, size, file_.get()) != size)
      fail("cannot read", path_);
  }

  fs::path path_;
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::string key_;
  std::string list_;
  bool at_end_ = false;
};

}  // namespace

RunWriter::RunWriter(const fs::path& path) : path_(path), file_(open(path, "wb")) {}

void RunWriter::add(std::string_view key, std::string_view list) {
  index::Encoder entry;
  entry.put_string(key);
  entry.put_number(list.size());
  put(entry.take());
  put(list);
}

void RunWriter::finish() {
  if (std::fflush(file_.get()) != 0) fail("cannot write", path_);
  file_.reset();
}

void RunWriter::put(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
    fail("cannot write", path_);
}

void merge_runs(const std::vector<fs::path>& runs,
                const std::function<void(std::string_view key,
                                         const std::vector<std::string_view>& lists)>& each) {
  std::vector<std::unique_ptr<RunReader>> readers;
  for (const fs::path& run : runs) readers.push_back(std::make_unique<RunReader>(run));
  // The least key first, and of one key the earliest run.
  const auto comes_after = [&](std::size_t a, std::size_t b) {
    const int order = readers[a]->key().compare(readers[b]->key());
    return order != 0 ? order > 0 : a > b;
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(comes_after)> waiting(
      comes_after);
  for (std::size_t i = 0; i < readers.size(); ++i) {
    if (!readers[i]->at_end()) waiting.push(i);
  }
  std::vector<std::size_t> same;
  std::vector<std::string_view> lists;
  while (!waiting.empty()) {
    same.clear();
    lists.clear();
    const std::string& key = readers[waiting.top()]->key();
    while (!waiting.empty() && readers[waiting.top()]->key() == key) {
      same.push_back(waiting.top());
      lists.push_back(readers[waiting.top()]->list());
      waiting.pop();
    }
    each(key, lists);
    for (const std::size_t reader : same) {
      readers[reader]->next();
      if (!readers[reader]->at_end()) waiting.push(reader);
    }
  }
}

}  // namespace torikumi::indexing
