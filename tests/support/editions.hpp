// SPDX-License-Identifier: GPL-2.0-or-later
/// Doc values of records that differ in their editions alone.
#pragma once

#include "index/codec.hpp"
#include "index/doc_values.hpp"
#include "index/value_slots.hpp"
#include "schema/format.hpp"

namespace torikumi::tests {

/// So many documents in the order of their sources: of 令和6年度, 令和7年度, 令和8年度, and so
/// again.
inline index::DocValues documents_of_three_editions(std::uint64_t documents) {
  index::Encoder out;
  out.put_number(documents);
  out.put_number(schema::kFieldCount);
  for (std::uint64_t document = 0; document < documents; ++document) {
    for (std::size_t field = 0; field < schema::kFieldCount; ++field) out.put_number(1);
    out.put_number(document);
    out.put_number(0);
  }
  out.put_number(1);
  out.put_number(schema::slot::kEdition);
  out.put_number(3);
  for (const char* edition : {"令和6年度", "令和7年度", "令和8年度"})
    out.put_string(index::label_value(edition));
  for (std::uint64_t document = 0; document < documents; ++document)
    out.put_number(document % 3 + 1);
  return index::DocValues({out.take()}, {static_cast<Xapian::doccount>(documents)});
}

}  // namespace torikumi::tests
