package import Diagnostics
package import JSON
package import KazooCallflow

/// Which part of a callflow comes from which place of the document.
package struct SourceMap: Sendable {
  /// An array of objects in the order of the text: `pointer`, `module`, `line`, `column`, `endLine`
  /// and `endColumn`, each position from 1, columns in Unicode scalars.
  package let json: JSON

  /// - Parameters:
  ///   - root: the pointer of the flow itself, `/flow` within a document.
  ///   - origins: for each action of the flow, by its index, the verb that it comes from.
  package init(of flow: Callflow, origins: [SourceRange], in source: SourceFile, root: String = "")
  {
    let lines = LineTable(source)
    json = .array(
      flow.places(root: root).filter { origins.indices.contains($0.action) }.map { place in
        let range = origins[place.action]
        let start = lines.position(at: range.lowerBound)
        let end = lines.position(at: range.upperBound)
        return .object([
          .init("pointer", .string(place.pointer)),
          .init("module", .string(flow.actions[place.action].module)),
          .init("line", .integer(start.line)), .init("column", .integer(start.column)),
          .init("endLine", .integer(end.line)), .init("endColumn", .integer(end.column)),
        ])
      })
  }
}
