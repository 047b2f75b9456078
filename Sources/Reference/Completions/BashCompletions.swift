/// Completions for bash 4 and later.
struct BashCompletions {
  let table: CompletionTable
  private var name: String { table.name }

  var text: String {
    """
    # bash completion for \(name); written by '\(name) completions bash'.
    _\(name)() {
    \(scan)
      COMPREPLY=()
      compopt +o default +o filenames +o nospace 2>/dev/null
      if [[ -n $option ]]; then
        case "$command $option" in
    \(values)
        esac
      elif [[ $current == -* ]]; then
        case $command in
    \(options)
        esac
      else
        case $command in
    \(operands)
        esac
        if [[ -z $named && ${#operands[@]} -eq 0 ]]; then
          COMPREPLY+=($(compgen -W "\(table.commandNames.joined(separator: " "))" -- "$current"))
        fi
      fi
      # The whole word, but for what bash has cut off in front of an equals sign.
      local cut=
      [[ $COMP_WORDBREAKS == *=* && $typed == *=* ]] && cut=${typed%=*}=
      for i in "${!COMPREPLY[@]}"; do
        word=$start${COMPREPLY[i]}
        COMPREPLY[i]=${word#"$cut"}
      done
    }
    \(functions)
    complete -o default -F _\(name) \(name)

    """
  }

  /// Collects the words of the line, and finds the command, its operands and the option whose value
  /// is being completed.
  private var scan: String {
    #"""
      local words=() word glue= i
      # bash makes words of their own of equals signs.
      for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ ${#words[@]} -gt 0 && ( -n $glue || $word == =* ) ]]; then
          words[${#words[@]} - 1]+=$word
        else
          words+=("$word")
        fi
        [[ $word == *= ]] && glue=1 || glue=
      done
      local last=$((${#words[@]} - 1)) command=\#(table.defaultCommand) named= option= operands=()
      local typed=${words[last]} start=
      local current=$typed
      for ((i = 0; i < last; i++)); do
        word=${words[i]}
        case $word in
          --) operands+=("${words[@]:i + 1:last - i - 1}") && break ;;
          \#(table.spellingsWithValue.joined(separator: " | ")))
            ((++i == last)) && option=$word ;;
          -*) ;;
          \#(table.commandNames.joined(separator: " | ")))
            if [[ -z $named && ${#operands[@]} -eq 0 ]]; then
              command=$word named=1
            else
              operands+=("$word")
            fi ;;
          *) operands+=("$word") ;;
        esac
      done
      if [[ -z $option && $typed == --*=* ]]; then
        option=${typed%%=*} current=${typed#*=} start=$option=
      fi
    """#
  }

  /// A case for each set of values, with the options that take one of them.
  private var values: String {
    var patterns: [Candidates: Set<String>] = [:]
    for option in table.manual.visibleOptions {
      guard let candidates = Candidates(for: option) else { continue }
      for command in option.commands where table.commandNames.contains(command) {
        for spelling in table.spellings(of: option) {
          patterns[candidates, default: []].insert("\"\(command) \(spelling)\"")
        }
      }
    }
    return patterns.map { candidates, patterns in
      "      \(patterns.sorted().joined(separator: " | "))) \(call(candidates)) ;;"
    }.sorted().joined(separator: "\n")
  }

  private var options: String {
    table.manual.visibleCommands.map { command in
      let names = Set(table.manual.options(of: command).map { "--\($0.name)" }).sorted()
      return "      \(command.name)) \(call(.words(names))) ;;"
    }.joined(separator: "\n")
  }

  private var operands: String {
    table.manual.visibleCommands.map { command in
      "      \(command.name)) \(call(table.candidates(for: command))) ;;"
    }.joined(separator: "\n")
  }

  private func call(_ candidates: Candidates) -> String {
    switch candidates {
    case .none: ":"
    case .files: "_\(name)_files -f"
    case .directories: "_\(name)_files -d"
    case .words(let words): "COMPREPLY=($(compgen -W \"\(list(words))\" -- \"$current\"))"
    case .pairs(let names, let values, let isList):
      "_\(name)_pairs \"\(list(names))\" \"\(list(values))\"\(isList ? " list" : "")"
    case .wordsOrFile(let words): "_\(name)_words_or_file \"\(list(words))\""
    case .explained: "_\(name)_explained"
    }
  }

  private func list(_ words: [String]) -> String { words.joined(separator: " ") }

  /// Functions that use the variables of their caller.
  private var functions: String {
    let attributes = table.attributes.map { element, names in
      "    \(element)) COMPREPLY=($(compgen -W \"\(list(names))\" -- \"$current\")) ;;"
    }
    return #"""
      _\#(name)_files() {
        local IFS=$'\n'
        COMPREPLY=($(compgen "$1" -- "$current"))
        # Where nothing is found readline looks itself: it knows about quotes.
        compopt -o default -o filenames 2>/dev/null
      }
      _\#(name)_pairs() {
        local front= rest=$current
        if [[ -n $3 && $rest == *,* ]]; then
          front=${rest%,*}, rest=${rest##*,}
        fi
        if [[ $rest == *=* ]]; then
          COMPREPLY=($(compgen -P "$front${rest%%=*}=" -W "$2" -- "${rest#*=}"))
        else
          COMPREPLY=($(compgen -P "$front" -W "$1" -- "$rest"))
          # A whole name goes on with an equals sign.
          [[ " $1 " == *" $rest "* ]] && COMPREPLY=("$front$rest=")
          compopt -o nospace 2>/dev/null
        fi
      }
      _\#(name)_words_or_file() {
        if [[ $current == *=* ]]; then
          start+=${current%%=*}=
          current=${current#*=}
          _\#(name)_files -f
        else
          COMPREPLY=($(compgen -W "$1" -- "$current"))
        fi
      }
      _\#(name)_explained() {
        case ${operands[0]} in
          '') COMPREPLY=($(compgen -W "\#(list(table.topics))" -- "$current")) ;;
      \#(attributes.joined(separator: "\n"))
        esac
      }
      """#
  }
}
