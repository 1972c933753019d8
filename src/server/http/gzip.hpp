// SPDX-License-Identifier: GPL-2.0-or-later
/// Gzip: answers made smaller for clients that say they take them so.
///
///   Accept-Encoding: gzip, br → the body gzipped, Content-Encoding: gzip
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace torikumi::server::http {

/// Whether an Accept-Encoding header takes gzip: by its name or "*", unless with q=0 (RFC 9110).
bool takes_gzip(std::string_view accept_encoding);

/// RFC 1952, at the fastest level: half the size for little time.
std::string gzipped(std::string_view bytes);

/// The same for a body that comes in pieces. One thread.
class GzipStream {
 public:
  GzipStream();
  ~GzipStream();
  /// What is ready of the body up to this piece; may be empty.
  std::string add(std::string_view piece);
  /// The end of it.
  std::string finish();

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace torikumi::server::http
