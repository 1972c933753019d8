// SPDX-License-Identifier: GPL-2.0-or-later
/// Catalogue: the sources of one index that are not all read alike: many cities, many years, each
/// with its own columns, licence and address.
///
///   [[sources]]
///   file = "midorioka.csv"
///   collection = "midorioka.toml"
///   city = "緑丘市"
///
/// index/collections/README.md describes the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/collection.hpp"

namespace torikumi::schema {

struct CatalogueSource {
  std::string name;    ///< of a file or a folder, from the catalogue's folder: midorioka.csv
  Collection reading;  ///< how it is read, with the city and edition that the catalogue names
  std::string encoding;
  NamedDocument document;
};

struct Catalogue {
  std::string folder;  ///< that it lies in; names are from there, wherever the program runs
  std::vector<CatalogueSource> sources;
  /// What the index is as a whole: the further columns and departments of all.
  Collection whole;
};

/// Reads the file and the collections that it names. Throws Error kBadInput with file and line
/// where one of them is wrong or two contradict each other, kNotFound for one that is not there.
Catalogue read_catalogue(const std::string& path);

}  // namespace torikumi::schema
