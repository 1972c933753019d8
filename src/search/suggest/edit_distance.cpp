// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggest/edit_distance.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.hpp"

namespace torikumi::search {
namespace {

/// Characters that are variants of one, look like another, or sound like it and are taken for it.
constexpr std::array<std::u32string_view, 147> kAlike{
    U"ー一", U"ニ二", U"力カ", U"口ロ", U"工エ", U"夕タ", U"八ハ", U"協恊", U"斉齊", U"斎齋",
    U"邉邊", U"辺邊", U"辺邉", U"浜濱", U"高髙", U"崎﨑", U"国國", U"学學", U"会會", U"区區",
    U"県縣", U"広廣", U"沢澤", U"滝瀧", U"桜櫻", U"島嶋", U"島嶌", U"竜龍", U"真眞", U"万萬",
    U"円圓", U"気氣", U"総總", U"経經", U"済濟", U"医醫", U"体體", U"労勞", U"働仂", U"応應",
    U"図圖", U"団團", U"護謢", U"援授", U"福副", U"防坊", U"障章", U"療僚", U"員貝", U"犬太",
    U"大太", U"未末", U"士土", U"綱網", U"微徴", U"候侯", U"遺遣", U"緑縁", U"比北", U"治冶",
    U"若苦", U"己巳", U"千干", U"日曰", U"待侍", U"鳥烏", U"倍陪", U"郡群", U"講構", U"講購",
    U"構購", U"績積", U"裁栽", U"壊懐", U"環還", U"検険", U"験険", U"撤徹", U"復複", U"輪輸",
    U"堤提", U"探深", U"密蜜", U"織職", U"織識", U"援緩", U"祉社", U"齢令", U"処所", U"活括",
    U"署暑", U"施旅", U"捕補", U"輔補", U"往住", U"住注", U"柱桂", U"管官", U"観歓", U"勧観",
    U"権勧", U"減滅", U"義議", U"議儀", U"義儀", U"偶遇", U"隅偶", U"径経", U"型形", U"型刑",
    U"券巻", U"功巧", U"坑抗", U"抗杭", U"幣弊", U"福幅", U"弧孤", U"拾捨", U"抱泡", U"包抱",
    U"墓募", U"慕募", U"暮募", U"制製", U"測側", U"側則", U"適敵", U"適摘", U"滴適", U"特持",
    U"持待", U"特待", U"到倒", U"粉紛", U"訪防", U"坊訪", U"妨防", U"噴墳", U"憤噴", U"証症",
    U"働動", U"協共", U"制性", U"成生", U"系係", U"観感", U"科課"};

bool alike(char32_t a, char32_t b) {
  // Voiced kana stand one above the unvoiced, and large ones above the small.
  const bool kana = (a >= 0x3041 && a <= 0x30FA) && (b >= 0x3041 && b <= 0x30FA);
  if (kana && (a + 1 == b || b + 1 == a)) return true;
  return std::any_of(kAlike.begin(), kAlike.end(), [&](std::u32string_view pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
}

}  // namespace

double weighted_edit_distance(std::u32string_view typed, std::u32string_view meant) {
  const std::size_t rows = typed.size();
  const std::size_t columns = meant.size();
  if (rows > columns + 1 || columns > rows + 1) return kTooFar;
  std::vector<double> before(columns + 1);
  std::vector<double> last(columns + 1);
  std::vector<double> here(columns + 1);
  for (std::size_t j = 0; j <= columns; ++j) last[j] = static_cast<double>(j);
  for (std::size_t i = 1; i <= rows; ++i) {
    here[0] = static_cast<double>(i);
    double least = here[0];
    for (std::size_t j = 1; j <= columns; ++j) {
      const char32_t a = typed[i - 1];
      const char32_t b = meant[j - 1];
      const double change = a == b ? 0 : alike(a, b) ? 0.5 : 1;
      here[j] = std::min({last[j] + 1, here[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a == meant[j - 2] && typed[i - 2] == b && a != b)
        here[j] = std::min(here[j], before[j - 2] + 1);
      least = std::min(least, here[j]);
    }
    if (least > 1) return kTooFar;
    before.swap(last);
    last.swap(here);
  }
  return last[columns] > 1 ? kTooFar : last[columns];
}

bool differ_in_size_alone(std::string_view a, std::string_view b) {
  constexpr std::u32string_view kSmall = U"ァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ";
  bool differ = false;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const base::Decoded one = base::decode(a, i);
    const base::Decoded other = base::decode(b, j);
    i += one.bytes;
    j += other.bytes;
    if (one.code_point == other.code_point) continue;
    // A large kana stands directly above its small one.
    const char32_t small = std::min(one.code_point, other.code_point);
    const char32_t large = std::max(one.code_point, other.code_point);
    if (small + 1 != large || kSmall.find(small) == std::u32string_view::npos) return false;
    differ = true;
  }
  return differ && i == a.size() && j == b.size();
}

}  // namespace torikumi::search
