// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/generation.hpp"

#include <algorithm>

#include "schema/format.hpp"

namespace torikumi::search {
Generation::Generation(store::Database& database)
    : database_(database),
      records_(database.xapian().get_doccount()),
      every_(database.xapian().get_lastdocid()),
      lengths_(database.xapian().get_lastdocid() + std::size_t{1}),
      weights_(database.collection().weights) {
  double sum = 0;
  Xapian::Database& xapian = database_.xapian();
  for (auto it = xapian.valuestream_begin(schema::slot::kLengths);
       it != xapian.valuestream_end(schema::slot::kLengths); ++it) {
    const Xapian::docid document = it.get_docid();
    const store::Lengths words = store::lengths_of_value(*it);
    double length = 0;
    for (std::size_t i = 0; i < words.size(); ++i) length += weights_[i] * words[i];
    every_.add(document);
    lengths_[document] = static_cast<float>(length);
    sum += length;
  }
  const double average = std::max(sum / std::max(records_, 1.0), 1.0);
  for (float& length : lengths_)
    length = std::max(0.3F, static_cast<float>(static_cast<double>(length) / average));
}

DocumentSet Generation::having(const std::string& term, schema::FieldMask fields) {
  const Postings list = postings(term);
  DocumentSet documents = none();
  const auto read = [&] {
    list->for_each_in(fields, [&](Xapian::docid document) { documents.add(document); });
  };
  // A short list is read more quickly than it is looked up.
  constexpr std::uint32_t kShort = 64;
  if (list->frequency() < kShort) {
    read();
    return documents;
  }
  return once(name_of(term, fields), [&] {
    read();
    return std::move(documents);
  });
}

DocumentSet Generation::having(const std::string& term, schema::FieldMask fields,
                               const DocumentSet& among) {
  const Postings list = postings(term);
  DocumentSet documents = none();
  if (list->skips_to(among.size()) && !kept_.contains(name_of(term, fields))) {
    list->for_some_in(among.documents(), fields,
                      [&](Xapian::docid document) { documents.add(document); });
  } else {
    documents = having(term, fields);
    documents &= among;
  }
  return documents;
}

DocumentSet Generation::keep(const std::string& name, DocumentSet documents) {
  if ((kept_.size() + 1) * (every_.bytes() + name.size()) > kMostKeptBytes) kept_.clear();
  return kept_.emplace(name, std::move(documents)).first->second;
}

DocumentSet Generation::having_any(const std::vector<std::string>& terms,
                                   schema::FieldMask fields) {
  DocumentSet documents = none();
  for (const std::string& term : terms) documents |= having(term, fields);
  return documents;
}

}  // namespace torikumi::search
