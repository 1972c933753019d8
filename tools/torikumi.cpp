// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>

#include <csignal>
#include <iostream>

#include "cli/command.hpp"

int main(int argc, char** argv) {
  // A file-size limit shall be an error that is told, like a full disk, not the end of the process.
  std::signal(SIGXFSZ, SIG_IGN);
  std::ios::sync_with_stdio(false);
  const torikumi::cli::Streams streams{std::cout, std::cerr, ::isatty(STDOUT_FILENO) == 1,
                                       ::isatty(STDERR_FILENO) == 1};
  return torikumi::cli::run({argv + 1, argv + argc}, streams);
}
