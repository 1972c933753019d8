// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/changes/wording.hpp"

#include <algorithm>
#include <map>

#include "base/deadline.hpp"
#include "search/changes/edit_script.hpp"
#include "text/grams.hpp"
#include "text/normalise.hpp"
#include "text/sentences.hpp"

namespace torikumi::search {
namespace {

/// Sentences less alike are two.
constexpr double kLeastAlike = 0.4;

/// Sentences that went by those that came: what is compared one with another takes a tenth of a
/// second.
constexpr std::ptrdiff_t kMostCompared = 40'000;

struct Sentence {
  base::ByteRange range;  ///< without blanks at its ends
  std::string key;        ///< text::comparison_key
};

std::vector<Sentence> sentences_of(std::string_view text, bool is_name) {
  constexpr std::string_view kBlanks = " \t\r\n";
  std::vector<Sentence> all;
  const std::vector<base::ByteRange> ranges =
      is_name ? std::vector<base::ByteRange>{{0, static_cast<std::uint32_t>(text.size())}}
              : text::sentences(text);
  for (base::ByteRange range : ranges) {
    const std::string_view whole = base::slice(text, range);
    const std::size_t first = whole.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) continue;
    range.end = range.begin + static_cast<std::uint32_t>(whole.find_last_not_of(kBlanks) + 1);
    range.begin += static_cast<std::uint32_t>(first);
    std::string key = text::comparison_key(base::slice(text, range));
    if (!key.empty()) all.push_back({range, std::move(key)});
  }
  return all;
}

/// A part of a sentence that is compared as one: a word, or a character that is in none.
struct Unit {
  base::ByteRange range;
  std::string key;
};

/// The keys of sentences or units.
template <typename Keyed>
std::vector<std::string> keys_of(const std::vector<Keyed>& all) {
  std::vector<std::string> keys;
  for (const Keyed& each : all) keys.push_back(each.key);
  return keys;
}

std::vector<Unit> units_of(std::string_view text, base::ByteRange sentence,
                           const std::vector<base::ByteRange>& tokens) {
  std::vector<Unit> units;
  const auto add = [&](std::uint32_t begin, std::uint32_t end) {
    units.push_back({{begin, end}, text::comparison_key(text.substr(begin, end - begin))});
  };
  auto token = std::lower_bound(
      tokens.begin(), tokens.end(), sentence.begin,
      [](const base::ByteRange& each, std::uint32_t begin) { return each.begin < begin; });
  for (std::uint32_t at = sentence.begin; at < sentence.end;) {
    while (token != tokens.end() && token->begin < at) ++token;
    std::uint32_t end = at + base::decode(text, at).bytes;
    if (token != tokens.end() && token->begin == at && token->end <= sentence.end) end = token->end;
    add(at, end);
    at = end;
  }
  return units;
}

/// Cuts a sentence where units that are hits begin and end.
std::vector<Fragment> fragments_of(std::string_view text, const std::vector<Unit>& units,
                                   const std::vector<bool>& is_hit) {
  std::vector<Fragment> fragments;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (fragments.empty() || fragments.back().hit != is_hit[i])
      fragments.push_back({{}, is_hit[i]});
    fragments.back().text += base::slice(text, units[i].range);
  }
  return fragments;
}

/// One field of the two records.
class FieldComparison {
 public:
  FieldComparison(const index::StoredRecord& former, const index::StoredRecord& later,
                  const schema::FieldTable::Entry& field)
      : field_(field.field),
        is_name_(!schema::is_prose(field)),
        former_text_(former.record[field_]),
        later_text_(later.record[field_]),
        former_tokens_(former.places[schema::index_of(field_)].tokens),
        later_tokens_(later.places[schema::index_of(field_)].tokens),
        formers_(sentences_of(former_text_, is_name_)),
        laters_(sentences_of(later_text_, is_name_)) {}

  void add_to(std::vector<ChangedSentence>& changes) {
    const std::vector<Edit> script = edit_script(keys_of(formers_), keys_of(laters_));
    pair(script);
    for (const Edit& edit : script) {
      if (edit.kind == Edit::Kind::kWent && !later_of_.contains(edit.former)) {
        changes.push_back(
            {field_, SentenceChange::kWent, whole(former_text_, formers_[edit.former]), {}});
      } else if (edit.kind == Edit::Kind::kCame) {
        const auto former = former_of_.find(edit.later);
        if (former == former_of_.end()) {
          changes.push_back(
              {field_, SentenceChange::kCame, {}, whole(later_text_, laters_[edit.later])});
        } else if (formers_[former->second].key != laters_[edit.later].key) {
          changes.push_back(changed(formers_[former->second], laters_[edit.later]));
        }
      }
    }
  }

 private:
  /// Finds for each sentence that came the one that went which it was, the most alike first.
  void pair(const std::vector<Edit>& script) {
    struct Alike {
      double likeness;
      std::uint32_t former;
      std::uint32_t later;
    };
    const auto count = [&](Edit::Kind kind) {
      return std::count_if(script.begin(), script.end(),
                           [&](const Edit& edit) { return edit.kind == kind; });
    };
    if (count(Edit::Kind::kCame) * count(Edit::Kind::kWent) > kMostCompared) {
      pair_same(script);
      return;
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> gone;
    for (const Edit& edit : script) {
      if (edit.kind == Edit::Kind::kWent)
        gone.emplace(edit.former, text::grams(formers_[edit.former].key, 2));
    }
    std::vector<Alike> all;
    for (const Edit& edit : script) {
      if (edit.kind != Edit::Kind::kCame) continue;
      base::Deadline::check();
      const auto own = text::grams(laters_[edit.later].key, 2);
      for (const auto& [former, grams] : gone) {
        const bool is_same = formers_[former].key == laters_[edit.later].key;
        const double likeness = is_same ? 1 : text::dice(own, grams);
        if (likeness >= kLeastAlike || is_name_) all.push_back({likeness, former, edit.later});
      }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Alike& a, const Alike& b) { return a.likeness > b.likeness; });
    for (const Alike& each : all) {
      if (later_of_.contains(each.former) || former_of_.contains(each.later)) continue;
      later_of_[each.former] = each.later;
      former_of_[each.later] = each.former;
    }
  }

  /// Pairs what only stands elsewhere in the field.
  void pair_same(const std::vector<Edit>& script) {
    std::map<std::string_view, std::vector<std::uint32_t>> gone;
    for (const Edit& edit : script) {
      if (edit.kind == Edit::Kind::kWent) gone[formers_[edit.former].key].push_back(edit.former);
    }
    for (const Edit& edit : script) {
      if (edit.kind != Edit::Kind::kCame) continue;
      const auto found = gone.find(laters_[edit.later].key);
      if (found == gone.end() || found->second.empty()) continue;
      later_of_[found->second.back()] = edit.later;
      former_of_[edit.later] = found->second.back();
      found->second.pop_back();
    }
  }

  ChangedSentence changed(const Sentence& former, const Sentence& later) const {
    const std::vector<Unit> gone = units_of(former_text_, former.range, former_tokens_);
    const std::vector<Unit> came = units_of(later_text_, later.range, later_tokens_);
    std::vector<bool> is_gone(gone.size(), true);
    std::vector<bool> is_new(came.size(), true);
    const std::vector<Edit> script = edit_script(keys_of(gone), keys_of(came));
    for (std::size_t i = 0; i < script.size(); ++i) {
      const Edit& edit = script[i];
      if (edit.kind != Edit::Kind::kKept) continue;
      // A single character between two changes is a part of them to a reader.
      const bool alone = i > 0 && i + 1 < script.size() &&
                         script[i - 1].kind != Edit::Kind::kKept &&
                         script[i + 1].kind != Edit::Kind::kKept &&
                         base::count_code_points(gone[edit.former].key) <= 1;
      is_gone[edit.former] = alone;
      is_new[edit.later] = alone;
    }
    return {field_, SentenceChange::kChanged, fragments_of(former_text_, gone, is_gone),
            fragments_of(later_text_, came, is_new)};
  }

  static std::vector<Fragment> whole(std::string_view text, const Sentence& sentence) {
    return {{std::string(base::slice(text, sentence.range)), true}};
  }

  const schema::Field field_;
  const bool is_name_;  ///< title or category: one sentence, whatever it says
  const std::string& former_text_;
  const std::string& later_text_;
  const std::vector<base::ByteRange>& former_tokens_;
  const std::vector<base::ByteRange>& later_tokens_;
  const std::vector<Sentence> formers_;
  const std::vector<Sentence> laters_;
  std::map<std::uint32_t, std::uint32_t> later_of_;  ///< of sentences that were reworded
  std::map<std::uint32_t, std::uint32_t> former_of_;
};

}  // namespace

std::string name_of(SentenceChange change) {
  switch (change) {
    case SentenceChange::kCame:
      return "came";
    case SentenceChange::kWent:
      return "went";
    case SentenceChange::kChanged:
      break;
  }
  return "changed";
}

std::vector<ChangedSentence> changed_sentences(const index::StoredRecord& former,
                                               const index::StoredRecord& later,
                                               const schema::FieldTable& fields) {
  std::vector<ChangedSentence> changes;
  for (const schema::FieldTable::Entry& each : fields.all()) {
    if (each.field != schema::Field::kDepartment)
      FieldComparison(former, later, each).add_to(changes);
  }
  return changes;
}

}  // namespace torikumi::search
