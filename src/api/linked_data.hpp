// SPDX-License-Identifier: GPL-2.0-or-later
/// LinkedData: what machines of other sites read of a collection and of an initiative, as JSON-LD.
///
///   catalogue → {"@type":"dcat:Catalog","dct:title":"青葉浜市の取組",…"dcat:dataset":[…]}
///   initiative → {"@type":"GovernmentService","name":"認知症カフェ","provider":…}
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/source_documents.hpp"
#include "schema/collection.hpp"
#include "schema/record.hpp"

namespace torikumi::api {

struct CatalogueFacts {
  std::string address;  ///< scheme and host of this server
  schema::Site site;    ///< whose collection it is
  std::uint32_t count = 0;
  std::string indexed;  ///< UTC, RFC 3339
  std::vector<index::SourceDocument> documents;
};

/// The whole collection as a data set with its files, as open-data portals harvest it. (W3C, Data
/// Catalog Vocabulary 3: https://www.w3.org/TR/vocab-dcat-3/.)
std::string catalogue_ld(const CatalogueFacts& facts);

/// An initiative as schema.org's GovernmentService; `page` is the address of its page, `city` the
/// collection's where the record names none. No "<" stands in it, so that it can stand in a page.
std::string initiative_ld(const schema::Record& record, const index::SourceDocument& document,
                          const std::string& city, const std::string& page);

}  // namespace torikumi::api
