package import Compiler
package import Diagnostics
package import HTTPResponses
package import Trace

/// A call that was made, from its first request to its end.
package struct CallRecord: Sendable {
  package let plan: CallPlan
  package let exchanges: [Exchange]
  package let end: CallEnd
  /// The indices of the unused decisions.
  package let unusedDecisions: [Int]
  /// The question at which the call ended, if it did.
  let pending: PendingQuestion?

  /// What happened, in order, each with the index of its document.
  package var moments: [(moment: Moment, document: Int)] {
    exchanges.enumerated().flatMap { index, exchange in
      exchange.moments.map { ($0, index) }
    }
  }

  /// The findings of level error, each with the index of its document.
  package var errors: [(finding: Diagnostic, document: Int)] {
    exchanges.enumerated().flatMap { index, exchange in
      exchange.findings.filter { $0.severity == .error }.map { ($0, index) }
    }
  }
}

/// A request, what came back, and what happened on the call by it.
package struct Exchange: Sendable {
  package let request: Request
  /// Whether the caller was gone when the request was made.
  package let isUnheard: Bool
  /// The bytes of the response; nil if there was none.
  package let bytes: [UInt8]?
  /// The compiled response; nil if there was none.
  package let compilation: Compilation?
  package internal(set) var moments: [Moment] = []
  /// What had to be mended in the document for the call to get to the next request.
  package internal(set) var repairs: [Diagnostic] = []
  /// Whether it is the request to `cdr_url`, of which Kazoo does not use the response.
  package internal(set) var isDetailRecord = false
  /// The status of the response to it.
  var detailStatus: Int?
  /// What Kazoo did with the document; nil if there was nothing to run.
  package internal(set) var trace: Trace?

  /// The status of the last response; nil if there was none, and for a file.
  package var status: Int? { detailStatus ?? head?.status }

  /// The head of the last response.
  package var head: HTTPHead? { compilation?.response.heads.last }

  package var findings: [Diagnostic] { compilation?.diagnostics ?? [] }

  /// The findings by the text that they are about: the head of the response, or the document, whose
  /// lines count from its own beginning.
  package var reports: [(source: SourceFile, findings: [Diagnostic])] {
    guard let source = compilation?.source else { return [] }
    let start = source.documentStart
    let head = findings.filter { $0.range.lowerBound < start }
    let document = findings.filter { $0.range.lowerBound >= start }
    var reports: [(source: SourceFile, findings: [Diagnostic])] = []
    if !head.isEmpty {
      reports.append(
        (SourceFile(name: source.name + " (head)", bytes: source.timelessHead), head))
    }
    if !document.isEmpty {
      reports.append(
        (
          SourceFile(name: source.name, bytes: source.documentText),
          document.map { $0.shifted(back: start) }
        ))
    }
    return reports
  }
}

extension SourceFile {
  /// The head with the time of the response masked, so that it is the same on every run.
  fileprivate var timelessHead: [UInt8] {
    var head = Array(text[..<documentStart])
    var start = 0
    while start < head.count {
      let end = head[start...].firstIndex(of: UInt8(ascii: "\n")) ?? head.count
      let name = Array("date:".utf8)
      let isDate = head[start..<end].prefix(name.count).map { $0 | 0x20 } == name.map { $0 | 0x20 }
      for index in (start + name.count)..<max(start + name.count, end) where isDate {
        if (UInt8(ascii: "0")...UInt8(ascii: "z")).contains(head[index]) {
          head[index] = UInt8(ascii: "x")
        }
      }
      start = end + 1
    }
    return head
  }
}
