// SPDX-License-Identifier: GPL-2.0-or-later
/// Embedded: the files of templates/ and assets/, carried in the program.
///
///   embedded("templates/home.html").text == "<h1>{{heading}}</h1>…"
#pragma once

#include <string>
#include <string_view>

namespace torikumi::server::pages {

struct EmbeddedFile {
  std::string_view name;  ///< from this folder
  std::string_view text;
};

/// Nothing for an unknown name. Any thread.
const EmbeddedFile* embedded(std::string_view name);

struct Asset {
  std::string_view type;
  std::string_view text;
};

/// The type is empty for an unknown name ("torikumi.css").
Asset asset(std::string_view name);

/// Where a page finds an asset; another text, another address, so that it can be kept for ever.
std::string asset_address(std::string_view name);

/// A name for all of them together.
const std::string& embedded_digest();

}  // namespace torikumi::server::pages
