// SPDX-License-Identifier: GPL-2.0-or-later
/// Conditions: what must hold of a record for a span of the query to be met.
///
///   特養 in the texts → W特養, or W特別 W養護 W老人 Wホーム near one another
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/spans.hpp"
#include "schema/field.hpp"

namespace torikumi::search {

std::string term(std::string_view term_prefix, std::string_view word);

/// Every record. Xapian's own Query::MatchAll is one object for all threads, and it counts its
/// references without a lock.
inline Xapian::Query every_record() { return Xapian::Query(std::string()); }

Xapian::Query any(const std::vector<Xapian::Query>& queries);
Xapian::Query all(const std::vector<Xapian::Query>& queries);
Xapian::Query either(const Xapian::Query& a, const Xapian::Query& b);
Xapian::Query any_of(const std::vector<std::string>& terms);

/// The terms that begin so, the 200 commonest of them. Over all shards: Xapian's own wildcard would
/// choose and weigh in each by itself.
Xapian::Query terms_beginning(Xapian::Database& database, const std::string& front);

std::vector<std::string> with_prefix(std::string_view term_prefix, const query::Forms& forms);

/// What a year is indexed by: the one that means most first.
std::vector<std::string> year_terms(const analysis::Year& year);

/// All words under one prefix. Of several, `near` asks that they stand together.
Xapian::Query words_under(const std::vector<query::Forms>& words, std::string_view term_prefix,
                          bool near);

/// The span, or another way to say it, under one prefix. Only words of the texts have positions.
Xapian::Query in_text(const query::Span& span, std::string_view term_prefix);

/// The span in the texts or in the labels, or in one label alone.
Xapian::Query in_any_column(const query::Span& span, std::optional<schema::Field> only);

}  // namespace torikumi::search
