// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/changes/changes.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "base/deadline.hpp"
#include "base/error.hpp"
#include "index/editions.hpp"
#include "schema/format.hpp"
#include "text/editions.hpp"
#include "text/normalise.hpp"
#include "text/sentences.hpp"

namespace torikumi::search {
namespace {

using base::Code;
using base::Error;
using index::DocId;
using index::LabelColumn;
using index::Link;

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& each : names) list += (list.empty() ? "" : ", ") + each;
  return list;
}

/// Fills in the two editions that are compared.
void choose_editions(const ChangesRequest& request, Changes& changes) {
  const std::vector<std::string>& all = changes.editions;
  if (all.size() < 2) {
    throw Error(Code::kNotFound,
                all.empty() ? "the initiatives of this database have no editions"
                            : "this database has one edition, " + all.front(),
                "index two years' sources together; a collection says what edition each is of "
                "(index/collections/README.md)");
  }
  if (!request.from.empty()) changes.from = index::known_edition(all, request.from);
  if (!request.to.empty()) changes.to = index::known_edition(all, request.to);
  const auto beside = [&](const std::string& edition, bool before) {
    const auto at = std::find(all.begin(), all.end(), edition);
    if (before) return at == all.begin() ? *std::next(at) : *std::prev(at);
    return std::next(at) == all.end() ? *std::prev(at) : *std::next(at);
  };
  if (changes.from.empty() && changes.to.empty()) changes.to = all.back();
  if (changes.from.empty()) changes.from = beside(changes.to, true);
  if (changes.to.empty()) changes.to = beside(changes.from, false);
  if (changes.from == changes.to) {
    throw Error(Code::kUsage, "an edition is compared with itself, " + changes.from,
                "name two of " + listed(all));
  }
}

/// Two records of which one became the other, over however many editions between.
struct Step {
  DocId former;
  DocId later;
  std::uint8_t confidence;
  bool is_reworded;
};

class Comparison {
 public:
  Comparison(Searcher& searcher, const ChangesRequest& request)
      : held_values_(searcher.database().doc_values()),
        held_lineage_(searcher.database().lineage()),
        editions_(values_.column(schema::slot::kEdition)),
        departments_(values_.column(schema::slot::kDepartment)),
        categories_(values_.column(schema::slot::kCategory)),
        cities_(values_.column(schema::slot::kCity)) {
    changes_.editions = index::editions_of(values_);
    choose_editions(request, changes_);
    narrow(searcher, request.narrowed);
    for (const std::string& each : request.statuses) wanted_.insert(status_named(each));
    if (wanted_.empty()) {
      wanted_ = {ChangeStatus::kAdded, ChangeStatus::kDropped, ChangeStatus::kReworded,
                 ChangeStatus::kMoved};
    }
  }

  Changes go() {
    const bool is_backward = text::is_earlier_edition(changes_.to, changes_.from);
    const std::uint32_t from = label_of(changes_.from);
    const std::uint32_t to = label_of(changes_.to);
    leave_out_cities(from, to);
    std::map<DocId, std::vector<Step>> formers;
    std::map<DocId, std::vector<DocId>> continued;  // by former
    for (Step step : is_backward ? steps(to, from) : steps(from, to)) {
      if (is_backward) std::swap(step.former, step.later);
      formers[step.later].push_back(step);
      continued[step.former].push_back(step.later);
    }
    for (DocId document = 1; document <= values_.last(); ++document) {
      if (!values_.exists(document) || left_out_.contains(cities_[document])) continue;
      if (editions_[document] == to) {
        add_later(document, formers, continued);
      } else if (editions_[document] == from && !continued.contains(document)) {
        Change change{ChangeStatus::kDropped, {document}};
        add(change);
      }
    }
    sort_rows();
    std::sort(changes_.listed.begin(), changes_.listed.end(),
              [&](const Change& a, const Change& b) {
                if (a.status != b.status) return a.status < b.status;
                return values_.order(shown(a)) < values_.order(shown(b));
              });
    return std::move(changes_);
  }

 private:
  /// Where a city's plan of one year is not there, nobody can tell what is new in the other's.
  void leave_out_cities(std::uint32_t from, std::uint32_t to) {
    std::set<std::uint32_t> with_from;
    std::set<std::uint32_t> with_to;
    for (DocId document = 1; document <= values_.last(); ++document) {
      if (!values_.exists(document)) continue;
      if (editions_[document] == from) with_from.insert(cities_[document]);
      if (editions_[document] == to) with_to.insert(cities_[document]);
    }
    std::set_symmetric_difference(with_from.begin(), with_from.end(), with_to.begin(),
                                  with_to.end(), std::inserter(left_out_, left_out_.end()));
    for (const std::uint32_t city : left_out_)
      changes_.left_out.push_back(city == LabelColumn::kNone ? "自治体の記載のないもの"
                                                             : cities_.labels()[city]);
  }

  static ChangeStatus status_named(const std::string& name) {
    const auto found = std::find(kChangeStatusNames.begin(), kChangeStatusNames.end(), name);
    if (found == kChangeStatusNames.end()) {
      throw Error(Code::kUsage, "there is no status " + name,
                  "name some of " + listed(kChangeStatusNames));
    }
    return static_cast<ChangeStatus>(found - kChangeStatusNames.begin());
  }

  std::uint32_t label_of(const std::string& edition) const {
    const auto& labels = editions_.labels();
    return static_cast<std::uint32_t>(std::find(labels.begin(), labels.end(), edition) -
                                      labels.begin());
  }

  void narrow(Searcher& searcher, const Request& request) {
    if (request.query.empty() && request.filters.empty()) return;
    Request all = request;
    all.sort = Sort::kSource;
    const Searcher::Listing listing = searcher.list(all);
    passing_.emplace(values_.last());
    for (const DocId document : listing.documents) passing_->add(document);
    changes_.rewrites = listing.rewrites;
  }

  /// From each record of an edition along the links to those of a later one. What is reworded is
  /// told by the two ends.
  std::vector<Step> steps(std::uint32_t from, std::uint32_t to) const {
    const std::vector<std::size_t> ages = index::ages_of_editions(values_);
    struct Reached {
      std::uint8_t confidence = 0;
      std::uint32_t wording = 0;
    };
    std::vector<Step> all;
    for (DocId former = 1; former <= values_.last(); ++former) {
      base::Deadline::check();
      if (!values_.exists(former) || editions_[former] != from) continue;
      std::optional<std::uint32_t> wording;
      // Records by the age of their edition: each is left once, when all ways to it are known.
      std::map<std::pair<std::size_t, DocId>, Reached> open{{{ages[from], former}, {100, 0}}};
      while (!open.empty()) {
        const auto [place, reached] = *open.begin();
        const auto [age, document] = place;
        open.erase(open.begin());
        if (editions_[document] == to)
          all.push_back({former, document, reached.confidence, *wording != reached.wording});
        if (age >= ages[to]) continue;
        for (const Link& link : lineage_.from(document)) {
          if (!wording) wording = link.former_wording;
          Reached& next = open[{ages[editions_[link.later]], link.later}];
          next.confidence =
              std::max(next.confidence, std::min(reached.confidence, link.confidence));
          next.wording = link.later_wording;
        }
      }
    }
    return all;
  }

  void add_later(DocId document, std::map<DocId, std::vector<Step>>& formers,
                 const std::map<DocId, std::vector<DocId>>& continued) {
    Change change{ChangeStatus::kAdded, {}, document};
    const auto known = formers.find(document);
    if (known != formers.end()) {
      std::vector<Step>& steps = known->second;
      std::sort(steps.begin(), steps.end(), [&](const Step& a, const Step& b) {
        return values_.order(a.former) < values_.order(b.former);
      });
      bool is_moved = true;
      for (const Step& each : steps) {
        change.formers.push_back(each.former);
        change.confidence = std::min(change.confidence, each.confidence);
        change.is_reworded = change.is_reworded || each.is_reworded;
        is_moved = is_moved && departments_[each.former] != departments_[document];
      }
      change.status = status_of(is_moved, change.is_reworded);
      change.siblings = continued.at(change.formers.front());
      std::erase(change.siblings, document);
    }
    add(change);
  }

  /// The record that a change is counted and sorted by.
  static DocId shown(const Change& change) {
    return change.later != 0 ? change.later : change.formers.front();
  }

  void add(const Change& change) {
    if (passing_) {
      const auto passes = [&](DocId document) { return passing_->contains(document); };
      if ((change.later == 0 || !passes(change.later)) &&
          std::none_of(change.formers.begin(), change.formers.end(), passes))
        return;
    }
    const auto count = [&](ChangeCounts& counts) {
      ++counts[static_cast<std::size_t>(change.status)];
    };
    count(changes_.counts);
    const DocId document = shown(change);
    // One that moved concerns both.
    std::set<std::uint32_t> departments{departments_[document]};
    if (change.status == ChangeStatus::kMoved) {
      for (const DocId former : change.formers) departments.insert(departments_[former]);
    }
    departments.erase(LabelColumn::kNone);
    for (const std::uint32_t department : departments) {
      Counted& row = by_department_[department];
      count(row.counts);
      row.first = std::min(row.first, values_.order(document));
    }
    if (categories_[document] != LabelColumn::kNone) count(by_category_[categories_[document]]);
    if (wanted_.contains(change.status)) changes_.listed.push_back(change);
  }

  void sort_rows() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order;  // first place, label
    for (const auto& [label, row] : by_department_) order.emplace_back(row.first, label);
    std::sort(order.begin(), order.end());
    for (const auto& [first, label] : order)
      changes_.departments.push_back({departments_.labels()[label], by_department_[label].counts});
    for (const auto& [label, counts] : by_category_)
      changes_.categories.push_back({categories_.labels()[label], counts});
  }

  struct Counted {
    ChangeCounts counts{};
    std::uint32_t first = ~std::uint32_t{0};
  };

  const std::shared_ptr<const index::DocValues> held_values_;
  const std::shared_ptr<const index::Lineage> held_lineage_;
  const index::DocValues& values_ = *held_values_;
  const index::Lineage& lineage_ = *held_lineage_;
  const LabelColumn& editions_;
  const LabelColumn& departments_;
  const LabelColumn& categories_;
  const LabelColumn& cities_;
  std::set<std::uint32_t> left_out_;  ///< labels of cities
  std::optional<DocumentSet> passing_;
  std::set<ChangeStatus> wanted_;
  std::map<std::uint32_t, Counted> by_department_;
  std::map<std::uint32_t, ChangeCounts> by_category_;
  Changes changes_;
};

}  // namespace

Changes find_changes(Searcher& searcher, const ChangesRequest& request) {
  return Comparison(searcher, request).go();
}

namespace {

/// What went into a sibling did not go, and what came from another former was there.
void leave_out_known(index::Database& database, const Change& change, ChangeDetail& detail) {
  const schema::FieldTable& fields = *database.collection().fields;
  std::set<std::string> came_from;
  std::set<std::string> went_into;
  const auto add = [&](DocId document, std::set<std::string>& keys) {
    const auto stored = database.record(document);
    for (const schema::FieldTable::Entry& field : fields.all()) {
      for (std::string& key : text::sentence_keys(stored->record[field.field]))
        keys.insert(std::move(key));
    }
  };
  for (std::size_t i = 1; i < change.formers.size(); ++i) add(change.formers[i], came_from);
  for (const DocId sibling : change.siblings) add(sibling, went_into);
  std::erase_if(detail.sentences, [&](const ChangedSentence& each) {
    const bool came = each.change == SentenceChange::kCame;
    if (each.change == SentenceChange::kChanged) return false;
    const std::string& text = (came ? each.later : each.former).front().text;
    return (came ? came_from : went_into).contains(text::comparison_key(text));
  });
}

}  // namespace

ChangeDetail detail(index::Database& database, const Change& change) {
  base::Deadline::check();
  ChangeDetail detail;
  for (const DocId former : change.formers)
    detail.formers.push_back(database.record(former)->record);
  if (change.later == 0) return detail;
  const auto later = database.record(change.later);
  detail.later = later->record;
  if (change.formers.empty()) return detail;
  detail.sentences = changed_sentences(*database.record(change.formers.front()), *later,
                                       *database.collection().fields);
  leave_out_known(database, change, detail);
  return detail;
}

std::vector<ChangeDetail> details(index::Database& database, const Changes& changes,
                                  std::size_t offset, std::size_t limit) {
  std::vector<ChangeDetail> all;
  for (std::size_t i = offset; i < changes.listed.size() && all.size() < limit; ++i)
    all.push_back(detail(database, changes.listed[i]));
  return all;
}

std::optional<Change> change_to(index::Database& database, DocId document) {
  const auto lineage = database.lineage_if_sound();
  if (!lineage) return std::nullopt;
  Change change;
  change.later = document;
  for (const Link& each : lineage->to(document)) change.formers.push_back(each.former);
  if (change.formers.empty()) return std::nullopt;
  for (const Link& each : lineage->from(change.formers.front())) {
    if (each.later != document) change.siblings.push_back(each.later);
  }
  return change;
}

}  // namespace torikumi::search
