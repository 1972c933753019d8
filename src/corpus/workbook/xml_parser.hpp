// SPDX-License-Identifier: GPL-2.0-or-later
/// XML parser: elements and text of a part, as they pass by.
///
///   <c r="A3" t="s"><v>0</v></c> → start("c"), start("v"), text("0"), end("v"), end("c")
///
/// Names come without their prefix: office documents use each namespace's names for one thing. A
/// document type is refused, so no entity but the five of XML is ever replaced and nothing outside
/// of the part is read. The only file that knows <expat.h>.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "corpus/workbook/zip_archive.hpp"

namespace torikumi::corpus {

class XmlHandler {
 public:
  /// Attributes of an element, by local name; valid while start() runs.
  class Attributes {
   public:
    explicit Attributes(const char** pairs) : pairs_(pairs) {}
    /// The value, or nullptr.
    const char* find(std::string_view name) const;
    /// The value, or "".
    std::string_view operator[](std::string_view name) const;

   private:
    const char** pairs_;
  };

  virtual ~XmlHandler() = default;
  virtual void start(std::string_view name, const Attributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;  ///< a piece of it, in UTF-8
};

/// What a handler throws comes out of feed().
class XmlParser {
 public:
  /// `where` names the part in errors.
  XmlParser(XmlHandler& handler, std::string where);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  /// Throws Error kBadInput for XML that is broken, has a document type, or is nested too deeply.
  void feed(std::string_view bytes);
  void finish();

  struct State;

 private:
  void parse(std::string_view bytes, bool is_last);

  std::unique_ptr<State> state_;
};

/// Parses a whole part of an archive.
void parse_part(const ZipArchive& archive, const std::string& part, XmlHandler& handler);

}  // namespace torikumi::corpus
