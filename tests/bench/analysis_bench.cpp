// SPDX-License-Identifier: GPL-2.0-or-later
// Analysis against MeCab alone, on the same text in one run: analysis_bench DATABASE.
// tests/bench/README.md tells more.
#include <mecab.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <functional>
#include <memory>

#include "analysis/analyser.hpp"
#include "analysis/readings.hpp"
#include "search/searcher.hpp"
#include "text/normalise.hpp"
#include "text/sentences.hpp"

namespace {

using namespace torikumi;

double seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: analysis_bench DATABASE\n", stderr);
    return 2;
  }
  try {
    const analysis::Dictionary dictionary;
    search::Searcher searcher(argv[1], dictionary);
    std::vector<std::string> texts;
    double bytes = 0;
    searcher.for_each_record([&](const schema::Record& record) {
      for (const schema::Field field : {schema::Field::kCurrent, schema::Field::kDirection}) {
        if (bytes > 20e6) return;
        texts.push_back(record[field]);
        bytes += static_cast<double>(record[field].size());
      }
    });
    const std::unique_ptr<MeCab::Model> model(
        MeCab::createModel("-r /dev/null -d " TORIKUMI_JUMAN " -u " TORIKUMI_USER_WORDS));
    const std::unique_ptr<MeCab::Tagger> tagger(model->createTagger());
    const std::unique_ptr<MeCab::Lattice> lattice(model->createLattice());
    analysis::Analyser analyser(dictionary);
    std::size_t nodes = 0;
    std::size_t tokens = 0;
    double raw = 0;
    double whole = 0;
    // Turn by turn, so that what else the machine does falls on both.
    for (std::size_t begin = 0; begin < texts.size(); begin += 200) {
      const std::size_t end = std::min(texts.size(), begin + 200);
      raw += seconds([&] {
        for (std::size_t i = begin; i < end; ++i) {
          for (const base::ByteRange piece : text::sentences(texts[i])) {
            const std::string_view part = base::slice(texts[i], piece);
            lattice->set_sentence(part.data(), part.size());
            tagger->parse(lattice.get());
            for (const MeCab::Node* n = lattice->bos_node(); n != nullptr; n = n->next) ++nodes;
          }
        }
      });
      whole += seconds([&] {
        for (std::size_t i = begin; i < end; ++i)
          tokens += analyser.analyse(texts[i]).tokens.size();
      });
    }
    std::printf(
        "text %.1f MB, MeCab alone %.2f MB/s (%zu nodes), analysis %.2f MB/s (%zu tokens), "
        "ratio %.2f\n",
        bytes / 1e6, bytes / 1e6 / raw, nodes, bytes / 1e6 / whole, tokens, raw / whole);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "analysis_bench: %s\n", error.what());
    return 1;
  }
  return 0;
}
