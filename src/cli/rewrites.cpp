// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/rewrites.hpp"

#include <ostream>

#include "cli/terminal.hpp"

namespace torikumi::cli {

void print_rewrites(const std::vector<search::QueryRewrite>& rewrites, const Streams& streams) {
  for (const search::QueryRewrite& each : rewrites) {
    streams.err << each.kind << ": " << in_one_line(each.from);
    for (std::size_t i = 0; i < each.to.size(); ++i)
      streams.err << (i == 0 ? " → " : ", ") << in_one_line(each.to[i]);
    if (!each.off.empty()) streams.err << "   (--off " << each.off << " takes it back)";
    streams.err << "\n";
  }
}

}  // namespace torikumi::cli
