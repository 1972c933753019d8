// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/workbook/workbook.hpp"

#include "corpus/workbook/ods_reader.hpp"
#include "corpus/workbook/xlsx_reader.hpp"
#include "corpus/workbook/zip_archive.hpp"

namespace torikumi::corpus {

void read_workbook(std::string_view bytes, FileKind kind, const std::string& name,
                   const SheetCallback& each) {
  const ZipArchive archive(bytes, name);
  if (kind == FileKind::kOds) {
    read_ods(archive, each);
  } else {
    read_xlsx(archive, each);
  }
}

}  // namespace torikumi::corpus
