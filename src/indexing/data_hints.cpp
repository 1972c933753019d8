// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/data_hints.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "base/counted.hpp"
#include "base/utf8.hpp"
#include "text/normalise.hpp"

namespace torikumi::indexing {
namespace {

using schema::Field;

constexpr std::size_t kMostExamples = 3;

/// A few of many, as a sentence names them.
class Examples {
 public:
  void add(const std::string& example) {
    if (++count_ <= kMostExamples) text_ += (text_.empty() ? "" : ", ") + example;
  }
  std::size_t count() const { return count_; }
  std::string text() const {
    return text_ + (count_ > kMostExamples
                        ? " and " + std::to_string(count_ - kMostExamples) + " more"
                        : "");
  }

 private:
  std::size_t count_ = 0;
  std::string text_;
};

std::string place_of(const schema::Record& record) {
  const schema::Origin& origin = record.origin;
  return record[Field::kTitle] + " (" + std::filesystem::path(origin.source).filename().string() +
         (origin.sheet.empty() ? "" : " " + origin.sheet) + " line " + std::to_string(origin.line) +
         ")";
}

/// A label without its signs: 健康・福祉局 and 健康福祉局 are likely one. (Blanks, width and case
/// are no difference to a facet.)
std::string without_signs(const std::string& plain) {
  constexpr std::u32string_view kSigns = U"・･、，,/／()（）-ー";
  std::string key;
  for (std::size_t i = 0; i < plain.size();) {
    const base::Decoded d = base::decode(plain, i);
    if (kSigns.find(d.code_point) == std::u32string_view::npos) key += plain.substr(i, d.bytes);
    i += d.bytes;
  }
  return key;
}

/// Labels of one field that a facet counts apart.
class Spellings {
 public:
  void add(const std::string& city, const std::string& label) {
    if (label.empty()) return;
    const std::string plain = text::comparison_key(label);
    // Most records repeat a label.
    if (known_.emplace(city, plain).second) by_key_[{city, without_signs(plain)}].push_back(label);
  }
  Examples twofold() const {
    Examples examples;
    for (const auto& [key, labels] : by_key_) {
      if (labels.size() < 2) continue;
      std::string all;
      for (const std::string& label : labels) all += (all.empty() ? "" : " = ") + label;
      examples.add(all);
    }
    return examples;
  }

 private:
  std::set<std::pair<std::string, std::string>> known_;
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> by_key_;
};

/// What is counted while the records are read.
struct Seen {
  Examples without_category;
  Examples without_text;
  Examples twice;
  Spellings departments;
  Spellings categories;
  std::set<std::size_t> titles;  ///< hashes: two titles of one hash are told as twice, if ever

  void add(const schema::Record& record, const schema::Collection& collection) {
    if (record[Field::kCategory].empty()) without_category.add(place_of(record));
    if (record[Field::kCurrent].empty() && record[Field::kDirection].empty())
      without_text.add(place_of(record));
    departments.add(record.city, collection.present_name(record[Field::kDepartment]));
    categories.add(record.city, record[Field::kCategory]);
    const std::string title = record.city + '\n' + record.edition + '\n' +
                              record[Field::kDepartment] + '\n' + record[Field::kTitle];
    if (!titles.insert(std::hash<std::string>()(title)).second) twice.add(place_of(record));
  }
};

}  // namespace

std::vector<std::string> data_hints(const corpus::Records& records,
                                    const schema::Collection& collection,
                                    const std::vector<std::string>& titles) {
  Seen seen;
  for (std::size_t i = 0; i < records.size(); ++i) seen.add(records[i], collection);
  std::vector<std::string> hints;
  const auto tell = [&](const Examples& examples, const std::string& what) {
    if (examples.count() > 0)
      hints.push_back(std::to_string(examples.count()) + " of " +
                      base::counted(records.size(), "initiative") + " " + what + ": " +
                      examples.text());
  };
  tell(seen.without_text, "without current state and direction");
  // Where no table has the column, there is nothing to fill in.
  if (seen.without_category.count() < records.size())
    tell(seen.without_category, "without a category, so its facet does not lead to them");
  tell(seen.twice, "repeat the title of another of their department and edition");
  if (const Examples examples = seen.departments.twofold(); examples.count() > 0)
    hints.push_back("departments are spelt in more than one way: " + examples.text() +
                    "; [departments.aliases] of the collection makes them one");
  if (const Examples examples = seen.categories.twofold(); examples.count() > 0)
    hints.push_back("categories are spelt in more than one way: " + examples.text());
  const bool is_named =
      !collection.documents.empty() ||
      std::any_of(titles.begin(), titles.end(), [](const auto& title) { return !title.empty(); });
  if (!is_named && records.size() > 0)
    hints.emplace_back(
        "no source has a title, so pages and citations name files: [sources.\"FILE\"] of the "
        "collection gives title, date, licence and address");
  return hints;
}

}  // namespace torikumi::indexing
