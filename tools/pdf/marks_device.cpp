// SPDX-License-Identifier: GPL-2.0-or-later
#include "marks_device.hpp"

#include <Error.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

#include "base/utf8.hpp"

namespace torikumi::pdf {
namespace {

/// A filled rectangle that is no thicker is a line.
constexpr double kThickest = 3;
/// Points that a line may lean.
constexpr double kSlack = 0.5;

class MarksDevice : public OutputDev {
 public:
  explicit MarksDevice(std::ostream& out) : out_(out) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  void startPage(int page, GfxState* state, XRef*) override {
    print("page %d %.1f %.1f\n", page, state->getPageWidth(), state->getPageHeight());
  }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode, int, const Unicode* unicode, int length) override {
    if (state->getRender() == 3) return;  // not shown, as what a scanner's reader put there
    double left = 0;
    double baseline = 0;
    double advance = 0;
    double rise = 0;
    state->transform(x - origin_x, y - origin_y, &left, &baseline);
    state->transformDelta(dx, dy, &advance, &rise);
    std::string text;
    for (int i = 0; i < length; ++i) {
      if (unicode[i] >= 0x20 && !(unicode[i] >= 0xD800 && unicode[i] <= 0xDFFF))
        torikumi::base::append(text, unicode[i]);
    }
    const double size = state->getTransformedFontSize();
    // Written downwards: the advance is the height.
    const bool is_vertical = std::fabs(rise) > std::fabs(advance);
    print("g %.2f %.2f %.2f %.2f ", is_vertical ? left - size / 2 : left,
          is_vertical ? baseline + size : baseline, is_vertical ? size : advance, size);
    out_ << text << "\n";
  }

  void stroke(GfxState* state) override { lines(state, false); }
  void fill(GfxState* state) override { lines(state, true); }
  void eoFill(GfxState* state) override { lines(state, true); }

  void drawImage(GfxState* state, Object*, Stream* stream, int width, int height,
                 GfxImageColorMap* colours, bool, const int*, bool inline_image) override {
    picture(state);
    if (inline_image) skip(stream, width, height, colours->getNumPixelComps() * colours->getBits());
  }
  void drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool, bool,
                     bool inline_image) override {
    picture(state);
    if (inline_image) skip(stream, width, height, 1);
  }

 private:
  template <typename... Values>
  void print(const char* format, Values... values) {
    char line[200];
    std::snprintf(line, sizeof line, format, values...);
    out_ << line;
  }

  struct Point {
    double x, y;
  };

  static void skip(Stream* stream, int width, int height, int bits) {
    stream->reset();
    const long bytes = (static_cast<long>(width) * bits + 7) / 8 * height;
    for (long i = 0; i < bytes && stream->getChar() != EOF; ++i) continue;
    stream->close();
  }

  void picture(GfxState* state) {
    const auto& m = state->getCTM();
    print("picture %.1f %.1f\n", std::hypot(m[0], m[1]), std::hypot(m[2], m[3]));
  }

  void line(GfxState* state, Point a, Point b) {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    state->getClipBBox(&left, &top, &right, &bottom);
    const bool is_flat = std::fabs(a.y - b.y) <= kSlack;
    const bool is_upright = std::fabs(a.x - b.x) <= kSlack;
    if (is_flat == is_upright) return;
    // What is clipped away is not seen; a line on the clip's edge is.
    constexpr double kEdge = 2;
    const auto clip = [](double value, double from, double to) {
      return std::clamp(value, from, std::max(from, to));
    };
    if (is_flat) {
      const double y = (a.y + b.y) / 2;
      const double from = clip(std::min(a.x, b.x), left, right);
      const double to = clip(std::max(a.x, b.x), left, right);
      if (y >= top - kEdge && y <= bottom + kEdge && to - from > kSlack)
        print("h %.2f %.2f %.2f\n", from, to, y);
    } else {
      const double x = (a.x + b.x) / 2;
      const double from = clip(std::min(a.y, b.y), top, bottom);
      const double to = clip(std::max(a.y, b.y), top, bottom);
      if (x >= left - kEdge && x <= right + kEdge && to - from > kSlack)
        print("v %.2f %.2f %.2f\n", x, from, to);
    }
  }

  void lines(GfxState* state, bool is_filled) {
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const GfxSubpath* part = path->getSubpath(i);
      std::vector<Point> points;
      for (int k = 0; k < part->getNumPoints(); ++k) {
        if (part->getCurve(k)) continue;
        Point point{};
        state->transform(part->getX(k), part->getY(k), &point.x, &point.y);
        points.push_back(point);
      }
      if (points.size() < 2) continue;
      if (!is_filled) {
        for (std::size_t k = 1; k < points.size(); ++k) line(state, points[k - 1], points[k]);
        if (part->isClosed()) line(state, points.back(), points.front());
        continue;
      }
      const auto [left, right] = std::minmax_element(points.begin(), points.end(),
                                                     [](Point a, Point b) { return a.x < b.x; });
      const auto [top, bottom] = std::minmax_element(points.begin(), points.end(),
                                                     [](Point a, Point b) { return a.y < b.y; });
      const double width = right->x - left->x;
      const double height = bottom->y - top->y;
      const double x = (left->x + right->x) / 2;
      const double y = (top->y + bottom->y) / 2;
      if (height <= kThickest && width > height) {
        line(state, {left->x, y}, {right->x, y});
      } else if (width <= kThickest && height > width) {
        line(state, {x, top->y}, {x, bottom->y});
      }
    }
  }

  std::ostream& out_;
};

}  // namespace

void prepare() {
  globalParams = std::make_unique<GlobalParams>();
  setErrorCallback([](ErrorCategory, Goffset, const char*) {});
}

std::string print_marks(std::string bytes, int most_pages, std::ostream& out) {
  auto* stream =
      new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
  PDFDoc document(stream);
  if (!document.isOk())
    return document.getErrorCode() == errEncrypted ? "protected by a password"
                                                   : "damaged or cut off";
  const int pages = document.getNumPages();
  if (pages > most_pages)
    return "of " + std::to_string(pages) + " pages; at most " + std::to_string(most_pages) +
           " are read";
  MarksDevice device(out);
  for (int page = 1; page <= pages; ++page)
    document.displayPage(&device, page, 72, 72, 0, false, true, false);
  out << "end\n";
  return {};
}

}  // namespace torikumi::pdf
