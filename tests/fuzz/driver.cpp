// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a fuzz target without libFuzzer: over the saved finds, then over texts made of them.
//   text_fuzz FOLDER [COUNT [SEED]]
#include <sys/resource.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

/// Pieces of two finds, joined, with some bytes changed.
std::string mutated(const std::vector<std::string>& finds, std::mt19937& random) {
  const auto piece = [&] {
    const std::string& find = finds[random() % finds.size()];
    const std::size_t begin = random() % 2 == 0 ? 0 : random() % (find.size() + 1);
    return find.substr(begin, random() % 200);
  };
  std::string input = piece() + piece();
  for (unsigned left = random() % 4; left > 0 && !input.empty(); --left)
    input[random() % input.size()] = static_cast<char>(random());
  return input;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: " << argv[0] << " FOLDER [COUNT [SEED]]\n";
    return 2;
  }
  std::vector<std::string> finds;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
    std::ifstream file(entry.path(), std::ios::binary);
    finds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    run(finds.back());
  }
  if (finds.empty()) return 1;
  std::mt19937 random(argc > 3 ? static_cast<unsigned>(std::atoi(argv[3])) : 1);
  const int count = argc > 2 ? std::atoi(argv[2]) : 0;
  for (int i = 0; i < count; ++i) run(mutated(finds, random));
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  std::cout << finds.size() << " finds and " << count << " texts made of them, "
            << used.ru_maxrss / 1024 << " MB at the peak\n";
}
