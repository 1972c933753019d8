// SPDX-License-Identifier: GPL-2.0-or-later
// The process that reads PDFs: its file on standard input, what it prints on a pipe, nothing else.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstring>
#include <filesystem>

#include "base/descriptor.hpp"
#include "base/error.hpp"
#include "base/unnamed_file.hpp"
#include "corpus/pdf/page_marks.hpp"

namespace torikumi::corpus {
namespace {

using base::Code;
using base::Descriptor;
using base::Error;

constexpr std::chrono::seconds kLongest{90};
constexpr std::size_t kMostOutput = std::size_t{512} << 20U;

[[noreturn]] void fail(const std::string& what) {
  throw Error(
      Code::kSystem, "torikumi-pdf, which reads PDFs, " + what + ": " + std::strerror(errno),
      "it stands beside the program torikumi or in libexec/torikumi; build or install it again");
}

std::string place_of_program() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto folder = self.parent_path();
  const auto installed = folder.parent_path() / "libexec/torikumi/torikumi-pdf";
  // Tests stand one folder below.
  const auto above = folder.parent_path() / "torikumi-pdf";
  for (const auto& each : {folder / "torikumi-pdf", installed}) {
    if (std::filesystem::exists(each, error)) return each.string();
  }
  return above.string();
}

}  // namespace

std::string run_torikumi_pdf(std::string_view pdf, const std::string& name) {
  const base::UnnamedFile file(pdf);
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("got no pipe");
  Descriptor read_end{ends[0]};
  Descriptor write_end{ends[1]};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, file.descriptor(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, write_end.number, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const std::string program = place_of_program();
  std::array<char*, 2> arguments{const_cast<char*>(program.c_str()), nullptr};
  std::array<char*, 1> environment{nullptr};
  pid_t child = 0;
  errno = ::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(),
                        environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (errno != 0) fail("cannot be run");
  write_end.close_now();
  std::string output;
  const auto last = std::chrono::steady_clock::now() + kLongest;
  bool is_over = false;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        last - std::chrono::steady_clock::now());
    pollfd waiting{read_end.number, POLLIN, 0};
    is_over = left.count() <= 0 || output.size() > kMostOutput ||
              ::poll(&waiting, 1, static_cast<int>(left.count())) == 0;
    if (is_over) break;
    std::array<char, 1 << 16> block{};
    const ssize_t got = ::read(read_end.number, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    output.append(block.data(), static_cast<std::size_t>(got));
  }
  if (is_over) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (is_over)
    throw Error(Code::kBadInput, name + ": the PDF takes too long, or is too large, to be read",
                "give the pages that hold the table");
  return output;
}

}  // namespace torikumi::corpus
