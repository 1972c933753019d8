// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/pdf.hpp"

#include <algorithm>
#include <cstdio>

namespace torikumi::tests {

std::string pdf(const std::vector<std::string>& contents) {
  std::string kids;
  std::string objects;
  const auto object = [&](std::size_t number, const std::string& body) {
    objects += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
  };
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const std::size_t number = 10 + 2 * i;
    kids += std::to_string(number) + " 0 R ";
    object(number, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " +
                       std::to_string(number + 1) +
                       " 0 R /Resources << /Font << /F 3 0 R >> >> >>");
    object(number + 1, "<< /Length " + std::to_string(contents[i].size()) + " >>\nstream\n" +
                           contents[i] + "\nendstream");
  }
  object(1, "<< /Type /Catalog /Pages 2 0 R >>");
  object(2,
         "<< /Type /Pages /Count " + std::to_string(contents.size()) + " /Kids [" + kids + "] >>");
  object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  return "%PDF-1.4\n" + objects + "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
}

std::string text(double x, double y, const std::string& latin) {
  char place[80];
  std::snprintf(place, sizeof place, "BT /F 10 Tf %.1f %.1f Td (", x, y);
  return place + latin + ") Tj ET\n";
}

std::string ruled(const std::vector<double>& xs, const std::vector<double>& ys) {
  std::string lines;
  const auto line = [&](double x1, double y1, double x2, double y2) {
    char text[120];
    std::snprintf(text, sizeof text, "%.1f %.1f m %.1f %.1f l S\n", x1, y1, x2, y2);
    lines += text;
  };
  const auto [left, right] = std::minmax_element(xs.begin(), xs.end());
  const auto [bottom, top] = std::minmax_element(ys.begin(), ys.end());
  for (const double x : xs) line(x, *bottom, x, *top);
  for (const double y : ys) line(*left, y, *right, y);
  return lines;
}

}  // namespace torikumi::tests
