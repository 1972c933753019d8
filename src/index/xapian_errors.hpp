// SPDX-License-Identifier: GPL-2.0-or-later
/// Xapian's exceptions become Error where Xapian is called.
///
///   translate_xapian_errors(path, [&] { return database.get_doccount(); })
#pragma once

#include <xapian.h>

#include <string>
#include <utility>

#include "base/error.hpp"

namespace torikumi::index {

/// The Error for what Xapian threw while at work on `what` (a path).
base::Error as_error(const Xapian::Error& error, const std::string& what);

/// Runs `work`; an exception of Xapian's leaves as Error. Generations never change once they are
/// published, so no reader need be opened again.
template <typename Work>
auto translate_xapian_errors(const std::string& what, Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& error) {
    throw as_error(error, what);
  }
}

}  // namespace torikumi::index
