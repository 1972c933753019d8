// SPDX-License-Identifier: GPL-2.0-or-later
/// Topics: a file of queries, one `qid<TAB>query` a line, as evaluations use them.
///
///   k01	マイナンバー
#pragma once

#include <string>
#include <vector>

namespace torikumi::cli {

struct Topic {
  std::string id;
  std::string query;
};

/// Throws Error kBadInput with the line that has no tab or repeats an id, kNotFound for no such
/// file.
std::vector<Topic> read_topics(const std::string& path);

}  // namespace torikumi::cli
