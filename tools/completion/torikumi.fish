# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of torikumi for fish: commands and options as the program itself lists them.
function __torikumi_options
    set -l words (commandline -opc)
    set -l options ($words[1] $words[2] --help 2>/dev/null | sed -n '/^Options:/,$p')
    set -l before $words[-1]
    set -l values (printf '%s\n' $options | sed -n "s/^  $before \([^ ]*|[^ ]*\).*/\1/p" | tr '|' '\n')
    if string match -q -- '--*' $before; and test -n "$values"
        printf '%s\n' $values
    else
        printf '%s\n' $options | sed -n 's/^  \(--[^ ]*\).*/\1/p'
    end
end
complete -c torikumi -n __fish_use_subcommand -f -a "(torikumi --help | sed -n '/^Commands:/,/^\$/s/^  \([a-z]*\) .*/\1/p') help"
complete -c torikumi -n '__fish_seen_subcommand_from synonyms dictionary' -a 'check import'
complete -c torikumi -n '__fish_seen_subcommand_from catalogue' -a check
complete -c torikumi -n '__fish_seen_subcommand_from help' -f -a query
complete -c torikumi -n 'not __fish_use_subcommand; and not __fish_seen_subcommand_from help' -a '(__torikumi_options)'
