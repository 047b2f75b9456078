/// Completions for zsh.
struct ZshCompletions {
  let table: CompletionTable
  private var name: String { table.name }

  var text: String {
    let commands = table.manual.visibleCommands.map {
      "    '\($0.name):\(quoted($0.summary))'"
    }
    return """
      #compdef \(name)
      # zsh completion for \(name); written by '\(name) completions zsh'.
      _\(name)() {
        local -a commands=(
      \(commands.joined(separator: "\n"))
        )
        local command=\(table.defaultCommand) named= index
        for (( index = 2; index < CURRENT; index++ )); do
          case $words[index] in
            --) break ;;
            \(table.spellingsWithValue.joined(separator: "|"))) (( index++ )) ;;
            -*) ;;
            *)
              if (( ${commands[(I)${(b)words[index]}:*]} )); then
                command=$words[index]
                named=1
                words[index]=()
                (( CURRENT-- ))
              fi
              break ;;
          esac
        done
        if [[ -z $named && $words[CURRENT] != -* ]] && (( index == CURRENT )); then
          _describe command commands
        fi
        case $command in
      \(cases)
        esac
      }
      \(functions)
      if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
        _\(name) "$@"
      elif (( ! $+functions[compdef] )); then
        print -u2 "\(name): write 'autoload -Uz compinit; compinit' before what reads the completions"
      else
        compdef _\(name) \(name)
      fi

      """
  }

  private var cases: String {
    table.manual.visibleCommands.map { command in
      let options = table.manual.options(of: command).flatMap(arguments)
      let operand = "'*:operand:\(operandAction(table.candidates(for: command)))'"
      return """
            \(command.name))
              _arguments -s -S \\
        \((options + [operand]).map { "        \($0)" }.joined(separator: " \\\n")) ;;
        """
    }.joined(separator: "\n")
  }

  /// An option in the syntax of `_arguments`.
  private func arguments(_ option: OptionDescription) -> [String] {
    let star = option.isRepeatable ? "*" : ""
    let summary = quoted(option.summary).filter { $0 != "[" && $0 != "]" }
    let value = option.argument.flatMap { argument in
      Candidates(for: option).map { candidates in
        let label = argument.placeholder.filter { !":[]".contains($0) }
        return ":\(label):\(action(candidates))"
      }
    }
    return table.spellings(of: option).filter { spelling in
      // The other spellings are accepted but not offered.
      !option.aliases.contains { "--\($0)" == spelling }
    }.map { spelling in
      let sign = value == nil ? "" : spelling.hasPrefix("--") ? "=" : "+"
      return "'\(star)\(spelling)\(sign)[\(summary)]\(value ?? "")'"
    }
  }

  /// Nothing if the operands cannot be completed, not even a message: zsh would show it instead of
  /// completing the options.
  private func operandAction(_ candidates: Candidates) -> String {
    if case .none = candidates { "()" } else { action(candidates) }
  }

  private func action(_ candidates: Candidates) -> String {
    switch candidates {
    case .none: " "
    case .files: "_files"
    case .directories: "_files -/"
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .pairs, .wordsOrFile: "_\(name)_value\(number(of: candidates))"
    case .explained: "_\(name)_explained"
    }
  }

  /// The values that need a function, each once, in the order of the options.
  private var valuesWithFunction: [Candidates] {
    var values: [Candidates] = []
    for case let candidates? in table.manual.visibleOptions.map(Candidates.init(for:))
    where !values.contains(candidates) {
      switch candidates {
      case .pairs, .wordsOrFile: values.append(candidates)
      case .none, .files, .directories, .words, .explained: continue
      }
    }
    return values
  }

  private func number(of candidates: Candidates) -> Int {
    (valuesWithFunction.firstIndex(of: candidates) ?? 0) + 1
  }

  private var functions: String {
    let attributes = table.attributes.map { element, names in
      "    \(element)) compadd -- \(names.joined(separator: " ")) ;;"
    }
    let explained = """
      _\(name)_explained() {
        local -a operands=(${words[2,CURRENT-1]:#-*})
        case $operands[1] in
          '') compadd -- \(table.topics.joined(separator: " ")) ;;
      \(attributes.joined(separator: "\n"))
        esac
      }
      """
    let values = valuesWithFunction.enumerated().map { index, candidates in
      "_\(name)_value\(index + 1)() {\n\(body(of: candidates))}"
    }
    return (values + [explained]).joined(separator: "\n")
  }

  private func body(of candidates: Candidates) -> String {
    switch candidates {
    case .pairs(let names, let values, let isList):
      (isList ? "  compset -P '*,'\n" : "") + """
          if compset -P '*='; then
            \(values.isEmpty ? ":" : "compadd -- \(values.joined(separator: " "))")
          else
            compadd -S = -- \(names.joined(separator: " "))
          fi

        """
    case .wordsOrFile(let words):
      """
        if compset -P '*='; then
          _files
        else
          compadd -- \(words.joined(separator: " "))
        fi

      """
    case .none, .files, .directories, .words, .explained: ""
    }
  }

  /// Text for single quotes, in which a colon separates parts.
  private func quoted(_ text: String) -> String {
    var quoted = ""
    for character in text {
      switch character {
      case "'": quoted += "'\\''"
      case ":": quoted += "\\:"
      default: quoted.append(character)
      }
    }
    return quoted
  }
}
