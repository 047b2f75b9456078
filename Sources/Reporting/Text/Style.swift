package import Diagnostics

/// The way a terminal highlights the parts of a report.
package struct Style {
  package let isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  package enum Part {
    case place, message
    case severity(Severity)
    case gutter, marks, help

    /// A parameter of ECMA-48's "select graphic rendition".
    fileprivate var rendition: String {
      switch self {
      case .place, .message: "1"
      case .severity(.error): "1;31"
      case .severity(.warning): "1;35"
      case .severity(.note): "1;36"
      case .gutter: "34"
      case .marks: "1;32"
      case .help: "36"
      }
    }
  }

  package func callAsFunction(_ text: String, as part: Part) -> String {
    isColored ? "\u{1B}[\(part.rendition)m\(text)\u{1B}[0m" : text
  }
}
