// SPDX-License-Identifier: GPL-2.0-or-later
/// Workbooks that a test makes, part by part.
///
///   xlsx({{"取組", R"(<row r="1"><c r="A1" t="inlineStr"><is><t>所管</t></is></c></row>)"}})
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace torikumi::tests {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A zip archive of these parts, deflated.
std::string zip_of(const Parts& parts);

struct XlsxSheet {
  std::string name;
  std::string rows;    ///< what stands in <sheetData>
  std::string behind;  ///< what stands behind it, as <mergeCells>
  std::string before;  ///< what stands before it, as <cols>
  std::string state;   ///< "hidden", "veryHidden" or ""
};

/// `strings` is what stands in <sst>, `styles` in <styleSheet>, `properties` in <workbookPr …/>.
std::string xlsx(const std::vector<XlsxSheet>& sheets, const std::string& strings = {},
                 const std::string& styles = {}, const std::string& properties = {});

/// `spreadsheet` is what stands in <office:spreadsheet>, `styles` in <office:automatic-styles>.
std::string ods(const std::string& spreadsheet, const std::string& styles = {});

/// A row of inline strings: cells({"所管", "事業名"}, 3) is row 3, A3 and B3; empty ones are
/// absent.
std::string cells(const std::vector<std::string>& texts, int row);

}  // namespace torikumi::tests
