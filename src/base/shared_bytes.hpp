// SPDX-License-Identifier: GPL-2.0-or-later
/// Shared bytes: bytes that do not change, in memory while they are few, else in a file without a
/// name, of which the system keeps in memory what it has room for.
///
///   Spool spool; spool.append("局・区・室\t課題の名称\n"); spool.finish().view()
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace torikumi::base {

class Descriptor;

/// Cheap to copy: copies share the bytes, which live as long as one of them. Any thread may read.
class SharedBytes {
 public:
  SharedBytes() = default;
  SharedBytes(std::string bytes) {  // NOLINT(google-explicit-constructor): text is bytes
    auto own = std::make_shared<const std::string>(std::move(bytes));
    view_ = *own;
    owner_ = std::move(own);
  }
  SharedBytes(std::shared_ptr<const void> owner, std::string_view view)
      : owner_(std::move(owner)), view_(view) {}
  SharedBytes(const SharedBytes&) = default;
  SharedBytes& operator=(const SharedBytes&) = default;
  /// What was moved from is empty.
  SharedBytes(SharedBytes&& other) noexcept
      : owner_(std::move(other.owner_)), view_(std::exchange(other.view_, {})) {}
  SharedBytes& operator=(SharedBytes&& other) noexcept {
    owner_ = std::move(other.owner_);
    view_ = std::exchange(other.view_, {});
    return *this;
  }

  std::string_view view() const { return view_; }
  std::size_t size() const { return view_.size(); }

  /// A part of them, which is a part of view().
  SharedBytes part(std::string_view part) const { return {owner_, part}; }

 private:
  std::shared_ptr<const void> owner_;
  std::string_view view_;
};

/// Gathers bytes. Beyond 8 MiB they go to a file in $TMPDIR, or else in /var/tmp, which is gone
/// with the last of those who share it, however the process ends.
class Spool {
 public:
  Spool();
  ~Spool();
  Spool(Spool&& other) noexcept;
  Spool& operator=(Spool&& other) noexcept;

  /// Throws Error kSystem where the file cannot be made or is full.
  void append(std::string_view bytes);
  std::size_t size() const { return written_ + waiting_.size(); }

  /// All that was appended; nothing may be appended afterwards. Throws as append does.
  SharedBytes finish();

 private:
  void write();

  std::unique_ptr<Descriptor> file_;
  std::size_t written_ = 0;  ///< bytes in the file
  std::string waiting_;      ///< those after them
};

}  // namespace torikumi::base
