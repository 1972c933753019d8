#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A field is added in one place, src/schema/field.hpp: builds the program with a sixth one, 成果
# (outcome), indexes a table that has it, and searches it.
#   sixth_field.sh SOURCE WORK
set -eu

source="$1"
work="$2"
rm -rf "$work"
mkdir -p "$work"
cp -r "$source/CMakeLists.txt" "$source/src" "$source/dict" "$source/tools" "$source/index" "$work"
table="$work/src/schema/field.hpp"
sed -i 's/kCurrent, kDirection };/kCurrent, kDirection, kOutcome };/
/"direction"/,/},$/ {
/},$/a\    FieldInfo{Field::kOutcome, "outcome", "成果", "効果", 1.0, false, false, slot::kNone, "減りました。"},
}' "$table"
[ "$(grep -c 'Field::kOutcome, "outcome"' "$table")" = 1 ] || { echo "the row was not added" >&2; exit 1; }
cmake -S "$work" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=None -DBUILD_TESTING=OFF >/dev/null
cmake --build "$work/build" --target torikumi >"$work/build.log" 2>&1 || { tail -30 "$work/build.log"; exit 1; }
torikumi="$work/build/torikumi"

printf '局・区・室\t課題の名称\t項目\t現状\t取組の方向性\t成果\n総務局\t窓口の改善\t改革\t混んでいる。\t改める。\t待ち時間が半分に減った。\n港区\t研修\t人材\t職員を育てる。\t続ける。\t\n' \
  >"$work/table.tsv"
"$torikumi" index --db "$work/db" "$work/table.tsv"

expect() {  # what, text, where
  case "$3" in
    *"$2"*) ;;
    *) echo "$1: \"$2\" is not in: $3" >&2; exit 1 ;;
  esac
}
expect "a word in the field" "1 initiative" "$("$torikumi" search --db "$work/db" 待ち時間)"
expect "a string in the field" "1 initiative" "$("$torikumi" search --db "$work/db" '"分に減"')"
expect "the field's name" "1 initiative" "$("$torikumi" search --db "$work/db" outcome:待ち時間)"
expect "the field's label" "1 initiative" "$("$torikumi" search --db "$work/db" 成果:待ち時間)"
expect "the field's alias" "1 initiative" "$("$torikumi" search --db "$work/db" 効果:待ち時間)"
expect "another field" "0 initiatives" "$("$torikumi" search --db "$work/db" 現状:待ち時間)"
expect "the snippet" "成果: " "$("$torikumi" search --db "$work/db" 待ち時間)"
expect "the plan" "in outcome" "$("$torikumi" search --db "$work/db" --explain 成果:待ち時間 2>&1)"
expect "the export" '"outcome":"待ち時間が半分に減った。"' "$("$torikumi" export --db "$work/db")"
expect "the help" "outcome: 成果: 効果:" "$("$torikumi" help query)"
echo "the sixth field is searched"
