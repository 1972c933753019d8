# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of torikumi for bash: commands and options as the program itself lists them.
_torikumi() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]} command=${COMP_WORDS[1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" = 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "help $("$program" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')" -- "$word")
    return
  fi
  case $command in
    help) mapfile -t COMPREPLY < <(compgen -W query -- "$word"); return ;;
    catalogue) [ "$COMP_CWORD" = 2 ] && mapfile -t COMPREPLY < <(compgen -W check -- "$word") && return ;;
    synonyms | dictionary) [ "$COMP_CWORD" = 2 ] && mapfile -t COMPREPLY < <(compgen -W "check import" -- "$word") && return ;;
  esac
  local options
  options=$("$program" "$command" --help 2>/dev/null | sed -n '/^Options:/,$p') || return
  if [ "${word#-}" != "$word" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$(sed -n 's/^  \(--[^ ]*\).*/\1/p' <<<"$options")" -- "$word")
    return
  fi
  # A value of a few: text|json.
  local values
  values=$(sed -n "s/^  $before \([^ ]*|[^ ]*\).*/\1/p" <<<"$options" | tr '|' ' ')
  if [ "${before#--}" != "$before" ] && [ -n "$values" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
  fi
  # Else files, by bash itself.
}
complete -o default -F _torikumi torikumi
