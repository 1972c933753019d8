// SPDX-License-Identifier: GPL-2.0-or-later
/// Language data: where the files of the folder dict stand, wherever the program was put.
///
///   /usr/bin/torikumi → /usr/share/torikumi/dict/synonyms.txt
#pragma once

#include <string>

namespace torikumi::analysis {

/// The path of synonyms.txt, readings.tsv or user.dic: in the folder that TORIKUMI_DICT in the
/// environment names, else in ../share/torikumi/dict, dict or ../dict from where the program lies.
/// The last of these where the file is in none. A folder that is named is asked alone, but for
/// user.dic, which is made by the build.
std::string language_file(const std::string& name);

}  // namespace torikumi::analysis
