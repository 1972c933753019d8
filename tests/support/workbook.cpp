// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/workbook.hpp"

#include <zip.h>

#include <stdexcept>

#include "base/file.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {

std::string zip_of(const Parts& parts) {
  const TemporaryFolder folder;
  const std::string path = folder / "made.zip";
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_EXCL, nullptr);
  if (archive == nullptr) throw std::runtime_error("no archive was made");
  for (const auto& [name, bytes] : parts) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("the archive was not written");
  return base::read_file(path);
}

std::string xlsx(const std::vector<XlsxSheet>& sheets, const std::string& strings,
                 const std::string& styles, const std::string& properties) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string main =
      R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r=")" + office +
      "\"";
  const auto relation = [&](const std::string& id, const std::string& type,
                            const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" +
           target + "\"/>";
  };
  std::string tabs;
  std::string relations =
      relation("s", "sharedStrings", "sharedStrings.xml") + relation("t", "styles", "styles.xml");
  Parts parts;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const XlsxSheet& sheet = sheets[i];
    const std::string number = std::to_string(i + 1);
    const std::string state = sheet.state.empty() ? "" : " state=\"" + sheet.state + "\"";
    tabs += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + number + "\"" + state + " r:id=\"r" +
            number + "\"/>";
    relations += relation("r" + number, "worksheet", "worksheets/sheet" + number + ".xml");
    parts.emplace_back("xl/worksheets/sheet" + number + ".xml",
                       "<worksheet" + main + ">" + sheet.before + "<sheetData>" + sheet.rows +
                           "</sheetData>" + sheet.behind + "</worksheet>");
  }
  parts.emplace_back(
      "_rels/.rels",
      "<Relationships>" + relation("w", "officeDocument", "xl/workbook.xml") + "</Relationships>");
  parts.emplace_back("xl/workbook.xml", "<workbook" + main + "><workbookPr " + properties +
                                            "/><sheets>" + tabs + "</sheets></workbook>");
  parts.emplace_back("xl/_rels/workbook.xml.rels",
                     "<Relationships>" + relations + "</Relationships>");
  parts.emplace_back("xl/sharedStrings.xml", "<sst" + main + ">" + strings + "</sst>");
  parts.emplace_back("xl/styles.xml", "<styleSheet" + main + ">" + styles + "</styleSheet>");
  return zip_of(parts);
}

std::string ods(const std::string& spreadsheet, const std::string& styles) {
  const std::string content =
      R"(<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">)"
      "<office:automatic-styles>" +
      styles + "</office:automatic-styles><office:body><office:spreadsheet>" + spreadsheet +
      "</office:spreadsheet></office:body></office:document-content>";
  return zip_of(
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}});
}

std::string cells(const std::vector<std::string>& texts, int row) {
  const std::string number = std::to_string(row);
  std::string xml = "<row r=\"" + number + "\">";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].empty()) continue;
    const std::string address = std::string(1, static_cast<char>('A' + i)) + number;
    xml += "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + texts[i] + "</t></is></c>";
  }
  return xml + "</row>";
}

}  // namespace torikumi::tests
