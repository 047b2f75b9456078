/// Whether a terminal supports links, the sequence OSC 8; others may print it.
/// https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
enum TerminalLinks {
  /// - Parameter environment: the value of a variable.
  static func areShown(on stream: OutputStream, _ environment: (String) -> String?) -> Bool {
    if let forced = environment("FORCE_HYPERLINK"), !forced.isEmpty { return forced != "0" }
    guard stream.isTerminal, environment("TERM") != "dumb" else { return false }
    if let version = environment("VTE_VERSION").flatMap({ Int($0) }) { return version >= 5000 }
    let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby"]
    if let program = environment("TERM_PROGRAM"), programs.contains(program) { return true }
    let variables = ["KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM"]
    return variables.contains { environment($0)?.isEmpty == false }
  }
}
