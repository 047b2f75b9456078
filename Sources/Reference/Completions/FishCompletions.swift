/// Completions for fish 3 and later.
struct FishCompletions {
  let table: CompletionTable
  private var name: String { table.name }

  var text: String {
    let lines =
      ["# fish completion for \(name); written by '\(name) completions fish'.", functions]
      + commands + options + operands
    return lines.joined(separator: "\n") + "\n"
  }

  private var names: String { table.commandNames.joined(separator: " ") }

  private var commands: [String] {
    table.manual.visibleCommands.map { command in
      "complete -c \(name) -n 'not __fish_seen_subcommand_from \(names)' -a \(command.name) "
        + "-d '\(escaped(command.summary))'"
    }
  }

  private var options: [String] {
    table.manual.visibleOptions.map { option in
      let commands = option.commands.joined(separator: " ")
      // Without a command, the default one runs.
      let condition =
        option.commands.contains(table.defaultCommand)
        ? "not __fish_seen_subcommand_from \(names); or __fish_seen_subcommand_from \(commands)"
        : "__fish_seen_subcommand_from \(commands)"
      var line = "complete -c \(name) -n '\(condition)' -l \(option.name)"
      if let short = option.short { line += " -s \(short)" }
      if let candidates = Candidates(for: option) { line += " " + value(candidates) }
      return line + " -d '\(escaped(option.summary))'"
    }
  }

  private func value(_ candidates: Candidates) -> String {
    switch candidates {
    case .none: "-x"
    case .files: "-r -F"
    case .directories: "-x -a '(__fish_complete_directories (__\(name)_value))'"
    case .words(let words): "-x -a '\(words.joined(separator: " "))'"
    case .pairs(let names, let values, let isList):
      "-x -a '(__\(name)_pairs \(isList ? "list" : "one") \"\(names.joined(separator: " "))\" "
        + "\"\(values.joined(separator: " "))\")'"
    case .wordsOrFile(let words):
      "-x -a '(__\(name)_words_or_file \(words.joined(separator: " ")))'"
    case .explained: "-x -a '(__\(name)_explained)'"
    }
  }

  private var operands: [String] {
    table.manual.visibleCommands.compactMap { command in
      let condition = "complete -c \(name) -n '__fish_seen_subcommand_from \(command.name)'"
      return switch table.candidates(for: command) {
      case .words(let words): "\(condition) -f -a '\(words.joined(separator: " "))'"
      case .explained: "\(condition) -f -a '(__\(name)_explained)'"
      case .none: "\(condition) -f"
      case .files, .directories, .pairs, .wordsOrFile: nil
      }
    }
  }

  private var functions: String {
    let attributes = table.attributes.map { element, names in
      "        case \(element)\n            printf '%s\\n' \(names.joined(separator: " "))"
    }
    return #"""
      function __\#(name)_value
          string replace -r '^(--[a-z-]+=|-[a-zA-Z])' '' -- (commandline -ct)
      end
      function __\#(name)_pairs
          set -l front ''
          set -l rest (__\#(name)_value)
          if test $argv[1] = list; and string match -q '*,*' -- $rest
              set front (string replace -r '[^,]*$' '' -- $rest)
              set rest (string replace -r '.*,' '' -- $rest)
          end
          if string match -q '*=*' -- $rest
              set -l start $front(string replace -r '=.*' '' -- $rest)
              printf "$start=%s\n" (string split -n ' ' -- $argv[3])
          else
              # With the name alone fish puts no space behind it before the sign is there.
              for name in (string split -n ' ' -- $argv[2])
                  printf '%s\n' $front$name $front$name=
              end
          end
      end
      function __\#(name)_words_or_file
          set -l value (__\#(name)_value)
          if string match -q '*=*' -- $value
              set -l start (string replace -r '=.*' '' -- $value)
              printf "$start=%s\n" (__fish_complete_path (string replace -r '^[^=]*=' '' -- $value))
          else
              printf '%s\n' $argv
          end
      end
      function __\#(name)_explained
          set -l operands (commandline -opc | string match -v -- '-*')
          if test (count $operands) -lt 3
              printf '%s\n' \#(table.topics.joined(separator: " "))
              return
          end
          switch $operands[3]
      \#(attributes.joined(separator: "\n"))
          end
      end
      """#
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
