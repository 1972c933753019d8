// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/doc_values.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "index/codec.hpp"
#include "index/database.hpp"
#include "index/value_slots.hpp"
#include "schema/format.hpp"
#include "text/normalise.hpp"

namespace torikumi::index {
namespace {

[[noreturn]] void damaged() {
  throw base::Error(base::Code::kBroken, "the values of a shard's documents are damaged",
                    "torikumi check tells more; torikumi index --rebuild makes them anew");
}

Xapian::docid last_of(const std::vector<Xapian::doccount>& documents) {
  Xapian::docid last = 0;
  for (std::size_t shard = 0; shard < documents.size(); ++shard) {
    if (documents[shard] > 0)
      last = std::max(last, document_of_whole(shard, documents.size(), documents[shard]));
  }
  return last;
}

/// A value slot as a blob has it: its values, each once, and one more than the place of each
/// document's, or 0.
void pack_column(const Xapian::Database& shard, Xapian::valueno slot, Encoder& out) {
  std::map<std::string, std::uint32_t> places;
  for (auto it = shard.valuestream_begin(slot); it != shard.valuestream_end(slot); ++it)
    places.emplace(*it, 0);
  out.put_number(slot);
  out.put_number(places.size());
  std::uint32_t next = 0;
  for (auto& [value, place] : places) {
    place = ++next;
    out.put_string(value);
  }
  Xapian::docid document = 1;
  for (auto it = shard.valuestream_begin(slot); it != shard.valuestream_end(slot); ++it) {
    for (; document < it.get_docid(); ++document) out.put_number(0);
    out.put_number(places.at(*it));
    ++document;
  }
  for (; document <= shard.get_doccount(); ++document) out.put_number(0);
}

}  // namespace

LabelColumn::LabelColumn(const std::vector<std::string>& values,
                         std::vector<std::uint32_t> value_of)
    : label_of_(std::move(value_of)) {
  // Values begin with a sort key, so that the map is in the order of names.
  std::map<std::string_view, std::uint32_t> sorted;
  for (const std::string& value : values) sorted.emplace(value, 0);
  std::map<std::string, std::uint32_t> by_key;
  for (auto& [value, label] : sorted) {
    const std::string name(label_of_value(value));
    const auto [known, fresh] =
        by_key.emplace(text::comparison_key(name), static_cast<std::uint32_t>(labels_.size()));
    if (fresh) labels_.push_back(name);
    label = known->second;
  }
  std::vector<std::uint32_t> label_of_place;
  for (const std::string& value : values) label_of_place.push_back(sorted.at(value));
  for (std::uint32_t& each : label_of_) {
    if (each != kNone) each = label_of_place[each];
  }
}

DocValues::DocValues(const std::vector<std::string>& shards,
                     const std::vector<Xapian::doccount>& documents)
    : order_(last_of(documents) + std::size_t{1}, kNoDocument) {
  struct Column {
    std::vector<std::string> values;
    std::vector<std::uint32_t> value_of;
  };
  std::map<Xapian::valueno, Column> columns;
  for (std::size_t shard = 0; shard < shards.size(); ++shard) {
    Decoder in(shards[shard]);
    if (in.number() != documents[shard]) damaged();
    const auto number = [&] { return static_cast<std::uint32_t>(in.number()); };
    if (documents[shard] > 0) take_fields(in.number());
    for (Xapian::docid local = 1; local <= documents[shard]; ++local) {
      const Xapian::docid document = document_of_whole(shard, shards.size(), local);
      for (std::size_t field = 0; field < fields_; ++field)
        lengths_[document * fields_ + field] = number();
      order_[document] = number();
      const std::uint64_t source = in.number();
      constexpr std::uint64_t kMostSources = 1'000'000;
      if (source > kMostSources) damaged();
      if (source >= of_sources_.size()) of_sources_.resize(source + 1);
      ++of_sources_[source];
    }
    for (std::uint64_t left = in.number(); left > 0; --left) {
      Column& column = columns[number()];
      column.value_of.resize(order_.size(), LabelColumn::kNone);
      const std::size_t before = column.values.size();
      std::uint64_t values = in.number();
      if (values > documents[shard]) damaged();
      for (; values > 0; --values) column.values.emplace_back(in.string());
      for (Xapian::docid local = 1; local <= documents[shard]; ++local) {
        const std::uint64_t place = in.number();
        if (place == 0) continue;
        if (place > column.values.size() - before) damaged();
        column.value_of[document_of_whole(shard, shards.size(), local)] =
            static_cast<std::uint32_t>(before + place - 1);
      }
    }
    if (!in.at_end()) damaged();
  }
  for (auto& [slot, column] : columns)
    columns_.emplace(slot, LabelColumn(column.values, std::move(column.value_of)));
  empty_ = LabelColumn({}, std::vector<std::uint32_t>(order_.size(), LabelColumn::kNone));
  name_departments();
}

std::size_t DocValues::cities() const { return column(schema::slot::kCity).labels().size(); }

std::string DocValues::department_label(const std::string& city, const std::string& name) const {
  return cities() > 1 && !city.empty() ? city + " " + name : name;
}

void DocValues::name_departments() {
  const LabelColumn& plain = column(schema::slot::kDepartment);
  if (cities() < 2) {
    for (const std::string& label : plain.labels()) departments_.push_back({{}, label});
    return;
  }
  const LabelColumn& city_of = column(schema::slot::kCity);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> numbers;
  std::map<std::string, DepartmentLabel> parts;
  std::vector<std::string> values;
  std::vector<std::uint32_t> value_of(order_.size(), LabelColumn::kNone);
  for (Xapian::docid document = 1; document <= last(); ++document) {
    if (!exists(document) || plain[document] == LabelColumn::kNone) continue;
    const std::uint32_t city = city_of[document];
    const auto [known, fresh] = numbers.emplace(std::pair(city, plain[document]),
                                                static_cast<std::uint32_t>(values.size()));
    value_of[document] = known->second;
    if (!fresh) continue;
    const DepartmentLabel part{city == LabelColumn::kNone ? "" : city_of.labels()[city],
                               plain.labels()[plain[document]]};
    const std::string label = department_label(part.city, part.name);
    values.push_back(label_value(label));
    parts.emplace(text::comparison_key(label), part);
  }
  LabelColumn joined(values, std::move(value_of));
  for (const std::string& label : joined.labels())
    departments_.push_back(parts.at(text::comparison_key(label)));
  columns_.insert_or_assign(schema::slot::kDepartment, std::move(joined));
}

/// The first shard that has documents tells how many fields there are, and the others agree.
void DocValues::take_fields(std::uint64_t fields) {
  if (fields > schema::kFieldCount + schema::kMostTexts) damaged();
  if (lengths_.empty()) {
    fields_ = fields;
    lengths_.resize(order_.size() * fields_);
  }
  if (fields != fields_) damaged();
}

const LabelColumn& DocValues::column(Xapian::valueno slot) const {
  const auto found = columns_.find(slot);
  return found == columns_.end() ? empty_ : found->second;
}

std::vector<std::uint32_t> title_ranks(const std::vector<std::string>& shards,
                                       const std::vector<Xapian::doccount>& documents) {
  std::vector<std::uint32_t> ranks(last_of(documents) + std::size_t{1});
  std::vector<std::pair<std::string_view, Xapian::docid>> keys;
  for (std::size_t shard = 0; shard < shards.size(); ++shard) {
    Decoder in(shards[shard]);
    for (Xapian::docid local = 1; local <= documents[shard]; ++local)
      keys.emplace_back(in.string(), document_of_whole(shard, shards.size(), local));
    if (!in.at_end()) damaged();
  }
  std::sort(keys.begin(), keys.end());
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i == 0 || keys[i].first != keys[i - 1].first) ++rank;
    ranks[keys[i].second] = rank;
  }
  return ranks;
}

void write_doc_values(Xapian::WritableDatabase& shard, const std::vector<Xapian::valueno>& labels) {
  namespace slot = schema::slot;
  Encoder values;
  Encoder titles;
  values.put_number(shard.get_doccount());
  auto words = shard.valuestream_begin(slot::kLengths);
  auto order = shard.valuestream_begin(slot::kOrder);
  auto origin = shard.valuestream_begin(slot::kOrigin);
  for (Xapian::docid document = 1; document <= shard.get_doccount(); ++document) {
    words.skip_to(document);
    order.skip_to(document);
    origin.skip_to(document);
    const Lengths lengths = lengths_of_value(*words);
    if (document == 1) values.put_number(lengths.size());
    for (const std::uint32_t length : lengths) values.put_number(length);
    values.put_number(order_of_value(*order));
    const std::string from = *origin;
    values.put_number(Decoder(from).number());
  }
  values.put_number(labels.size());
  for (const Xapian::valueno each : labels) pack_column(shard, each, values);
  auto title = shard.valuestream_begin(slot::kTitle);
  for (Xapian::docid document = 1; document <= shard.get_doccount(); ++document) {
    if (title != shard.valuestream_end(slot::kTitle)) title.skip_to(document);
    const bool has = title != shard.valuestream_end(slot::kTitle) && title.get_docid() == document;
    titles.put_string(has ? *title : std::string());
  }
  shard.set_metadata(std::string(schema::metadata::kDocValues), values.take());
  shard.set_metadata(std::string(schema::metadata::kTitleKeys), titles.take());
}

}  // namespace torikumi::index
