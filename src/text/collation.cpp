// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/collation.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <memory>

#include "base/error.hpp"

namespace torikumi::text {

std::string sort_key(std::string_view text) {
  // A frozen collator may be shared among threads.
  static const std::unique_ptr<const icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(
        icu::Collator::createInstance(icu::Locale::getJapanese(), status));
    if (U_FAILURE(status)) {
      throw base::Error(base::Code::kSystem, "ICU has no Japanese collation", "reinstall libicu72");
    }
    return made;
  }();
  const auto units =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::string key(text.size() * 2 + 16, '\0');
  std::int32_t needed = collator->getSortKey(units, reinterpret_cast<std::uint8_t*>(key.data()),
                                             static_cast<std::int32_t>(key.size()));
  if (needed > static_cast<std::int32_t>(key.size())) {
    key.resize(static_cast<std::size_t>(needed));
    needed = collator->getSortKey(units, reinterpret_cast<std::uint8_t*>(key.data()), needed);
  }
  key.resize(needed > 0 ? static_cast<std::size_t>(needed) - 1
                        : 0);  // the last byte is its own zero
  return key;
}

}  // namespace torikumi::text
