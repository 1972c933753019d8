// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/file_kind.hpp"

#include <array>

#include "base/error.hpp"
#include "corpus/workbook/zip_archive.hpp"

namespace torikumi::corpus {
namespace {

using base::Code;
using base::Error;

[[noreturn]] void refuse(const std::string& path, const std::string& what,
                         const std::string& hint) {
  throw Error(Code::kBadInput, path + ": this is " + what, hint);
}

std::string conversion(const std::string& path) {
  return "open it and save it as .xlsx, or: soffice --headless --convert-to xlsx '" + path + "'";
}

/// The names of a compound file's entries are UTF-16; where they stand does not matter here.
bool names_entry(std::string_view bytes, std::string_view entry) {
  std::string wide;
  for (const char c : entry) {
    wide.push_back(c);
    wide.push_back('\0');
  }
  return bytes.find(wide) != std::string_view::npos;
}

/// [MS-CFB]: what Office wrote before 2007, and what holds a protected file today.
[[noreturn]] void refuse_compound_file(std::string_view bytes, const std::string& path) {
  if (names_entry(bytes, "EncryptedPackage"))
    refuse(path, "a spreadsheet, or another office document, protected by a password",
           "open it, and save it without a password");
  if (names_entry(bytes, "Workbook") || names_entry(bytes, "Book"))
    refuse(path, "an Excel workbook of the old kind (.xls)", conversion(path));
  refuse(path, "an office document of the old kind (.doc, .ppt), no table",
         "give the table that it holds as .xlsx, .ods or CSV");
}

FileKind kind_of_archive(std::string_view bytes, const std::string& path) {
  const ZipArchive archive(bytes, path);
  const std::string type = archive.begin_of("mimetype", 100);
  if (type.starts_with("application/vnd.oasis.opendocument.spreadsheet")) return FileKind::kOds;
  if (archive.has("xl/workbook.bin"))
    refuse(path, "an Excel binary workbook (.xlsb)", conversion(path));
  if (archive.has("word/document.xml") || archive.has("ppt/presentation.xml") ||
      type.starts_with("application/vnd.oasis"))
    refuse(path, "a text document or slides, no table",
           "give the table that it holds as .xlsx, .ods or CSV");
  if (archive.has("xl/workbook.xml") || archive.has("_rels/.rels")) return FileKind::kXlsx;
  refuse(path, "a zip archive, no table", "unpack it, and give the tables in it");
}

}  // namespace

FileKind kind_of(std::string_view bytes, const std::string& path) {
  if (bytes.starts_with("PK\x03\x04")) return kind_of_archive(bytes, path);
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) refuse_compound_file(bytes, path);
  if (bytes.starts_with("%PDF-")) return FileKind::kPdf;
  static constexpr std::array<std::string_view, 3> kPictures{"\x89PNG", "\xFF\xD8\xFF", "GIF8"};
  for (const std::string_view begin : kPictures) {
    if (bytes.starts_with(begin)) refuse(path, "a picture, no table", "give a table as text");
  }
  return FileKind::kText;
}

}  // namespace torikumi::corpus
