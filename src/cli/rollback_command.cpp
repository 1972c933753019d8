// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi rollback: the generation before the present one answers again.
#include <filesystem>
#include <ostream>

#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "index/generations.hpp"
#include "index/integrity.hpp"

namespace torikumi::cli {

int run_rollback(const Words& words, const Streams& streams) {
  Options options("rollback", "[--db DIR]",
                  "Makes the generation before the present one answer again, at once.");
  options.database();
  if (!options.parse(words, streams)) return kDone;
  const std::string directory = options.database_directory();
  if (!std::filesystem::exists(directory)) {
    throw base::Error(base::Code::kNotFound, "there is no database in " + directory, "check --db");
  }
  index::Writer writer(directory);
  if (writer.published() && !writer.published()->former.empty())
    index::require_usable(directory, writer.published()->former.front());
  const index::GenerationNumber number = writer.roll_back();
  streams.out << directory << " answers with generation " << number << " again\n";
  return kDone;
}

}  // namespace torikumi::cli
