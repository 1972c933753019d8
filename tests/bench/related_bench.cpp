// SPDX-License-Identifier: GPL-2.0-or-later
// How long a record's related ones take, and how well they find the same project in other years:
//   related_bench DATABASE
// The proxy: records of one title (policy-judgit repeats a project each year) are asked by their
// current state and direction alone; their other years should stand among the first ten. Beside it,
// the plain cosine of whole vectors.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>
#include <map>
#include <random>
#include <unordered_map>

#include "index/database.hpp"
#include "index/posting_cursor.hpp"
#include "index/posting_lists.hpp"
#include "indexing/themes.hpp"
#include "schema/format.hpp"
#include "search/similar/related.hpp"

namespace {

using namespace torikumi;

constexpr std::size_t kAsked = 300;
constexpr std::size_t kFirst = 10;

struct Project {
  std::vector<Xapian::docid> documents;
};

double part_found(const std::vector<Xapian::docid>& ranked, const Project& project,
                  Xapian::docid self) {
  std::size_t found = 0;
  for (const Xapian::docid document : ranked) {
    const auto& all = project.documents;
    if (document != self && std::find(all.begin(), all.end(), document) != all.end()) ++found;
  }
  return static_cast<double>(found) /
         static_cast<double>(std::min(kFirst, project.documents.size() - 1));
}

/// The plain cosine: all words, (1 + ln tf) · idf on both sides.
class Cosine {
 public:
  explicit Cosine(Xapian::Database& database) : records_(database.get_doccount()) {
    const index::FieldWeights weights({0, 2, 0, 1, 1}, schema::kTexts);
    const std::vector<Xapian::Database> shards{database};
    for (index::PostingLists lists(shards, index::TermKind::kWord); lists.next();) {
      if (!index::can_relate(lists.term())) continue;
      const std::string& name = lists.term().key();
      for_each_posting(lists.list(), [&](const index::PostingCursor& at) {
        const float tf = at.weighted_freq(weights);
        if (tf > 0) postings_[name].push_back({at.doc(), std::max(1.0F, tf)});
      });
      for (const auto& [document, tf] : postings_[name])
        squares_[document] += std::pow((1 + std::log(tf)) * idf(name), 2);
    }
  }
  std::vector<Xapian::docid> nearest(const std::map<std::string, double>& text,
                                     Xapian::docid self) const {
    std::unordered_map<Xapian::docid, double> sums;
    for (const auto& [term, tf] : text) {
      const auto found = postings_.find(term);
      if (found == postings_.end()) continue;
      const double weight = (1 + std::log(tf)) * idf(term);
      for (const auto& [document, other] : found->second)
        sums[document] += weight * (1 + std::log(other)) * idf(term);
    }
    std::vector<std::pair<double, Xapian::docid>> ranked;
    for (const auto& [document, sum] : sums) {
      if (document != self) ranked.emplace_back(-sum / std::sqrt(squares_.at(document)), document);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<Xapian::docid> first;
    for (std::size_t i = 0; i < ranked.size() && i < kFirst; ++i) first.push_back(ranked[i].second);
    return first;
  }

 private:
  double idf(const std::string& term) const {
    return std::log(records_ / static_cast<double>(postings_.at(term).size()));
  }
  double records_;
  std::unordered_map<std::string, std::vector<std::pair<Xapian::docid, double>>> postings_;
  std::unordered_map<Xapian::docid, double> squares_;
};

double percentile(std::vector<double> values, double part) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "usage: related_bench DATABASE\n";
    return 2;
  }
  index::Database database(words[1]);
  const analysis::Dictionary dictionary;
  search::Related related(database, dictionary);
  analysis::Analyser analyser(dictionary);
  std::map<std::string, Project> by_title;
  std::vector<Xapian::docid> all;
  for (auto it = database.xapian().postlist_begin(""); it != database.xapian().postlist_end("");
       ++it) {
    all.push_back(*it);
    const auto view = index::view_record(database.texts(*it));
    by_title[std::string(view.fields[schema::index_of(schema::Field::kTitle)])].documents.push_back(
        *it);
  }
  std::mt19937 random(20150317);
  std::shuffle(all.begin(), all.end(), random);
  std::vector<double> times;
  for (std::size_t i = 0; i < kAsked && i < all.size(); ++i) {
    const std::string id = database.record(all[i])->record.id;
    const auto start = std::chrono::steady_clock::now();
    related.to_record(id, search::RelatedScope::kOtherDepartments, 10);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    times.push_back(took.count());
  }
  std::cout << "related, ms: p50 " << percentile(times, .5) << ", p95 " << percentile(times, .95)
            << "\n";
  {
    const auto start = std::chrono::steady_clock::now();
    const auto themes = indexing::find_themes({database.xapian()}, database.collection());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::cout << "themes: " << themes.size() << " in " << took.count() << " s\n";
  }
  const Cosine cosine(database.xapian());
  double ours = 0;
  double plain = 0;
  std::size_t asked = 0;
  for (const Xapian::docid document : all) {
    if (asked == kAsked) break;
    const schema::Record record = database.record(document)->record;
    const Project& project = by_title[record[schema::Field::kTitle]];
    if (project.documents.size() < 2) continue;
    const std::string text =
        record[schema::Field::kCurrent] + "\n" + record[schema::Field::kDirection];
    if (base::count_code_points(text) > search::kLongestDraft) continue;
    ++asked;
    std::vector<Xapian::docid> found;
    for (const auto& each : related.to_text(text, kFirst + 1)) {
      const auto other = database.find(each.record.id);
      if (other && *other != document && found.size() < kFirst) found.push_back(*other);
    }
    ours += part_found(found, project, document);
    std::map<std::string, double> terms;
    for (const auto& token : analyser.analyse(text).tokens) {
      if (token.is_word()) ++terms[index::Term(index::TermKind::kWord, token.terms.back()).key()];
    }
    plain += part_found(cosine.nearest(terms, document), project, document);
  }
  std::cout << "other years among the first ten, title withheld, " << asked << " records: ours "
            << ours / static_cast<double>(asked) << ", plain cosine "
            << plain / static_cast<double>(asked) << "\n";
  return 0;
}
