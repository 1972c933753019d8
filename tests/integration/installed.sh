#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The program works from wherever it is installed, by the dictionary that stands beside it.
#   installed.sh BUILD WORK
set -eu

build="$1"
work="$2"
rm -rf "$work"
mkdir -p "$work"
cmake --install "$build" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/moved"
torikumi="$work/moved/bin/torikumi"
dict="$work/moved/share/torikumi/dict"
db="$work/db"

expect() {  # what, text, where
  case "$3" in
    *"$2"*) ;;
    *) echo "$1: \"$2\" is not in: $3" >&2; exit 1 ;;
  esac
}

"$torikumi" index --db "$db" --collection "$work/moved/share/torikumi/collections/aobahama.toml" \
  "$work/moved/share/torikumi/sample" 2>/dev/null
expect "a search" "68 initiatives" "$("$torikumi" search --db "$db" "")"
expect "a user word" "おたがいさま" "$("$torikumi" search --db "$db" 見守り)"

# A synonym that only the installed file has.
printf '\nロケット発射 = 見守り\n' >>"$dict/synonyms.txt"
expect "an installed synonym" "見守り" "$("$torikumi" search --db "$db" ロケット発射)"

# The words of policy text are read there as well, and what is wrong with them is told with its path.
printf broken >"$dict/user.dic"
told=$("$torikumi" search --db "$db" 見守り 2>&1) && { echo "a broken user.dic was not noticed" >&2; exit 1; }
expect "a broken dictionary" "$dict/user.dic" "$told"

# PDFs are read by a program of their own, which was installed too.
[ -x "$work/moved/libexec/torikumi/torikumi-pdf" ] || { echo "torikumi-pdf is missing" >&2; exit 1; }
[ -f "$work/moved/lib/systemd/system/torikumi.service" ] || { echo "the unit is missing" >&2; exit 1; }

# The manual has a page for each command, and each of its options.
for command in $("$torikumi" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  page="$work/moved/share/man/man1/torikumi-$command.1"
  [ -f "$page" ] || { echo "the manual has no page for $command" >&2; exit 1; }
  for option in $("$torikumi" "$command" --help | sed -n 's/^  --\([a-z-]*\).*/\1/p'); do
    expect "the manual of $command" "$option" "$(sed 's/\\-/-/g' "$page")"
  done
done
[ -f "$work/moved/share/man/man7/torikumi-query.7" ] || { echo "torikumi-query(7) is missing" >&2; exit 1; }

# Bash completes commands, options and choices by what the program lists.
complete() {  # words...; the last one is completed
  bash -c '. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _torikumi; echo "${COMPREPLY[@]}"' \
    "$work/moved/share/bash-completion/completions/torikumi" "$torikumi" "$@" 2>/dev/null
}
expect "a command" "search" "$(complete se)"
expect "an option" "--max-delete" "$(complete index --max)"
expect "a choice" "json" "$(complete search --format j)"
