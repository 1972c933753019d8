// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/embedded.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "server/pages/embedded_files.hpp"

namespace torikumi::server::pages {

const EmbeddedFile* embedded(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(kEmbeddedFiles), std::end(kEmbeddedFiles),
                   [&](const EmbeddedFile& file) { return file.name == name; });
  return found == std::end(kEmbeddedFiles) ? nullptr : found;
}

Asset asset(std::string_view name) {
  const EmbeddedFile* const file = embedded("assets/" + std::string(name));
  if (file == nullptr) return {};
  if (name.ends_with(".css")) return {"text/css; charset=utf-8", file->text};
  if (name.ends_with(".js")) return {"text/javascript; charset=utf-8", file->text};
  return {"image/svg+xml", file->text};
}

std::string asset_address(std::string_view name) {
  return "/assets/" + std::string(name) + "?" + base::digest(asset(name).text).substr(0, 12);
}

const std::string& embedded_digest() {
  static const std::string digest = [] {
    std::string all;
    for (const EmbeddedFile& file : kEmbeddedFiles) all += file.text;
    return base::digest(all);
  }();
  return digest;
}

}  // namespace torikumi::server::pages
