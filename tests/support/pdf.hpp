// SPDX-License-Identifier: GPL-2.0-or-later
/// PDFs that a test makes: pages of lines and Latin text.
///
///   pdf({text(50, 700, "title") + ruled({50, 200, 400}, {720, 690, 600})})
#pragma once

#include <string>
#include <vector>

namespace torikumi::tests {

/// A PDF with a page for each content stream; points, y upwards.
std::string pdf(const std::vector<std::string>& contents);

/// Text in Helvetica of ten points.
std::string text(double x, double y, const std::string& latin);

/// Every line of a table with these bounds.
std::string ruled(const std::vector<double>& xs, const std::vector<double>& ys);

}  // namespace torikumi::tests
