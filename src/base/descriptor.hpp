// SPDX-License-Identifier: GPL-2.0-or-later
/// Descriptor: a file descriptor that is closed at the end of its scope.
///
///   const Descriptor file{::open("計画.tsv", O_RDONLY | O_CLOEXEC)}; ::read(file.number, …)
#pragma once

#include <unistd.h>

namespace torikumi::base {

class Descriptor {
 public:
  explicit Descriptor(int opened) : number(opened) {}
  ~Descriptor() { close_now(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void close_now() {
    if (number >= 0) ::close(number);
    number = -1;
  }

  int number;  ///< below zero: none
};

}  // namespace torikumi::base
