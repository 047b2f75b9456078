import Diagnostics
import TwiMLVocabulary

/// A shell that completes command lines.
package enum Shell: String, Sendable, CaseIterable {
  case bash, zsh, fish
}

extension Manual {
  /// The completions of a shell, to be loaded by it.
  package func completions(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  /// What `explain` takes.
  private var topics: [String] {
    catalogue.rules.map(\.id) + Set(Vocabulary.all.map(\.name)).sorted()
  }

  /// All that can stand for an operand of a command; nil where it is a file.
  private func operandWords(of command: CommandDescription) -> [String]? {
    if command.operands.contains("RULE") { return topics }
    if command.operands.contains("COMMAND") { return visibleCommands.map(\.name) }
    return command.operands.contains("FILE")
      ? nil : command.operands.split(separator: "|").map(String.init)
  }

  private var commandNames: String { visibleCommands.map(\.name).joined(separator: " ") }
}

// MARK: bash

extension Manual {
  private var bash: String {
    let values = Dictionary(grouping: visibleOptions.filter { $0.argument != nil }, by: \.name)
      .sorted { $0.key < $1.key }
      .map { name, options in
        let patterns = options.flatMap { option in
          ["--\(name)"] + (option.short.map { ["-\($0)"] } ?? [])
        }
        return "    \(Set(patterns).sorted().joined(separator: " | "))) \(bashValues(options)) ;;"
      }
    let options = visibleCommands.map { command in
      let words = self.options(of: command).map { "--\($0.name)" }
      return "    \(command.name)) words=\"\(Set(words).sorted().joined(separator: " "))\" ;;"
    }
    let operands = visibleCommands.compactMap { command in
      operandWords(of: command).map {
        "    \(command.name)) COMPREPLY=($(compgen -W \"\($0.joined(separator: " "))\" -- \"$current\")) && return ;;"
      }
    }
    return """
      # bash completion for \(name); written by '\(name) completions bash'.
      _\(name)() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
        # bash makes a word of its own of '='.
        if [[ $current == "=" ]]; then
          current=
        elif [[ $previous == "=" ]] && ((COMP_CWORD > 1)); then
          previous=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        local command=\(visibleCommands.first { $0.isDefault }?.name ?? "") word words
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case $word in
          \(visibleCommands.map(\.name).joined(separator: " | "))) command=$word && break ;;
          esac
        done
        compopt +o nospace 2>/dev/null
        case $previous in
      \(values.joined(separator: "\n"))
        esac
        if [[ $current == -* ]]; then
          case $command in
      \(options.joined(separator: "\n"))
          esac
          COMPREPLY=($(compgen -W "$words" -- "$current"))
          return
        fi
        case $command in
      \(operands.joined(separator: "\n"))
        esac
        COMPREPLY=($(compgen -f -- "$current"))
        if ((COMP_CWORD == 1)); then
          COMPREPLY+=($(compgen -W "\(commandNames)" -- "$current"))
        fi
      }
      complete -o filenames -F _\(name) \(name)

      """
  }

  /// The values of an option, which may be others for another command.
  private func bashValues(_ options: [OptionDescription]) -> String {
    let values = Set(options.map { bashValues(of: $0) })
    guard values.count > 1 else { return values.first ?? "" }
    let cases = options.map {
      "\($0.commands.joined(separator: " | "))) \(bashValues(of: $0)) ;;"
    }
    return "case $command in \(cases.joined(separator: " ")) esac"
  }

  private func bashValues(of option: OptionDescription) -> String {
    let words = words(of: option).sorted()
    let isFile = Manual.isFile(option)
    if words.isEmpty, !isFile { return "return" }
    let source = words.isEmpty ? "-f" : "-W \"\(words.joined(separator: " "))\""
    return "COMPREPLY=($(compgen \(source) -- \"$current\")) && return"
  }

  /// Whether the value of an option is the name of a file.
  fileprivate static func isFile(_ option: OptionDescription) -> Bool {
    ["FILE", "DIR"].contains(option.argument?.placeholder)
  }

  /// The words that can stand for the value of an option; none where it is free.
  fileprivate func words(of option: OptionDescription) -> [String] {
    guard let argument = option.argument else { return [] }
    return argument.placeholder.hasPrefix("ID=") ? catalogue.rules.map(\.id) : argument.words
  }
}

// MARK: zsh

extension Manual {
  private var zsh: String {
    let commands = visibleCommands.map { "    '\($0.name):\(quoted($0.summary))'" }
    let cases = visibleCommands.map { command in
      let options = self.options(of: command).flatMap(zshOptions)
      let operands =
        operandWords(of: command).map { "'*:operand:(\($0.joined(separator: " ")))'" }
        ?? "'*:file:_files'"
      return """
            \(command.name))
              _arguments -s -S \\
        \((options + [operands]).map { "        \($0)" }.joined(separator: " \\\n")) ;;
        """
    }
    return """
      #compdef \(name)
      # zsh completion for \(name); written by '\(name) completions zsh'.
      _\(name)() {
        local -a commands=(
      \(commands.joined(separator: "\n"))
        )
        local command=\(visibleCommands.first { $0.isDefault }?.name ?? "") word
        for word in ${words[2,CURRENT-1]}; do
          if (( ${commands[(I)$word:*]} )); then
            command=$word
            words=(${words[1]} ${words[2,-1]:#$word})
            (( CURRENT-- ))
            break
          fi
        done
        if (( CURRENT == 2 )) && [[ ${words[2]} != -* && $command == translate ]]; then
          _describe command commands
        fi
        case $command in
      \(cases.joined(separator: "\n"))
        esac
      }
      if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
        _\(name) "$@"
      else
        compdef _\(name) \(name)
      fi

      """
  }

  private func zshOptions(_ option: OptionDescription) -> [String] {
    let star = option.isRepeatable ? "*" : ""
    let summary = quoted(option.summary).filter { $0 != "[" && $0 != "]" }
    let value = option.argument.map { argument in
      let words = words(of: option)
      let action =
        !words.isEmpty
        ? "(\(words.joined(separator: " ")))" : Manual.isFile(option) ? "_files" : " "
      return ":\(argument.placeholder.filter { $0 != ":" && $0 != "[" && $0 != "]" }):\(action)"
    }
    let long = "'\(star)--\(option.name)\(value == nil ? "" : "=")[\(summary)]\(value ?? "")'"
    guard let short = option.short else { return [long] }
    return [long, "'\(star)-\(short)\(value == nil ? "" : "+")[\(summary)]\(value ?? "")'"]
  }

  /// Within single quotes, where a colon separates parts.
  private func quoted(_ text: String) -> String {
    Escaping.singleQuoted(text).replacing(":", with: #"\:"#)
  }
}

// MARK: fish

extension Manual {
  private var fish: String {
    var lines = ["# fish completion for \(name); written by '\(name) completions fish'."]
    let names = commandNames
    for command in visibleCommands {
      lines.append(
        "complete -c \(name) -n 'not __fish_seen_subcommand_from \(names)' -a \(command.name) "
          + "-d '\(escaped(command.summary))'")
    }
    for option in visibleOptions {
      let commands = option.commands.joined(separator: " ")
      let isForAll = option.commands.contains(visibleCommands.first { $0.isDefault }?.name ?? "")
      // Without a command the default one runs.
      let condition =
        isForAll
        ? "not __fish_seen_subcommand_from \(names); or __fish_seen_subcommand_from \(commands)"
        : "__fish_seen_subcommand_from \(commands)"
      var line = "complete -c \(name) -n '\(condition)' -l \(option.name)"
      if let short = option.short { line += " -s \(short)" }
      if option.argument != nil {
        let words = words(of: option)
        line +=
          !words.isEmpty
          ? " -x -a '\(words.joined(separator: " "))'" : Manual.isFile(option) ? " -r" : " -x"
      }
      lines.append(line + " -d '\(escaped(option.summary))'")
    }
    for command in visibleCommands {
      guard let words = operandWords(of: command) else { continue }
      lines.append(
        "complete -c \(name) -n '__fish_seen_subcommand_from \(command.name)' -f -a "
          + "'\(words.joined(separator: " "))'")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if character == "'" || character == "\\" { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
