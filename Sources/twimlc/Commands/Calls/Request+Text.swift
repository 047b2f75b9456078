import Diagnostics
import JSON
import Trace
import TwiMLSemantics

extension Request {
  /// The request in one of the formats of `request --as` and `trace --next`.
  func text(as format: Composition.Format, layout: JSON.Layout) -> String {
    switch format {
    case .query, .form: return parameters.formEncoded
    case .json:
      let object = JSON.object(parameters.map { JSON.Member($0.name, .string($0.value)) })
      return object.serialized(layout)
    case .curl: return CurlCommand(self).text
    case .table:
      return Columns.text(
        of: parameters.map { [DisplayText.visible($0.name), DisplayText.visible($0.value)] })
    }
  }
}

/// Rows of words in aligned columns.
enum Columns {
  static func text(of rows: [[String]]) -> String {
    guard let first = rows.first else { return "" }
    let widths = first.indices.dropLast().map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count + 2) }.joined()
        + (row.last ?? "")
    }.joined(separator: "\n")
  }
}
