import Compiler
import Diagnostics
import JSON
import KazooCallflow
import Reporting
import Translation
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

@testable import twimlc

/// Everything that twimlc does with a document, and the properties that must hold.
struct DocumentTrial {
  let bytes: [UInt8]
  var chance: Chance
  let options: [String]
  let settings: Settings

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    chance = Chance(bytes)
    options = chance.checkOptions()
    var settings = Settings()
    do throws(UsageError) {
      settings = try Invocation((["check"] + options).map { SystemString($0) }).settings
    } catch {
      demand(false, "the options are right: \(error.message)")
    }
    self.settings = settings
  }

  mutating func run() {
    let compilation = compiled(settings)
    demandPositions(in: compilation)
    demandReports(of: compilation)
    demandCallflow(of: compilation)
    demandFixes(of: compilation)
    demandBaseline(of: compilation)
    demandTrace()
    demandCommands()
    demandCall()
    demandSession()
  }

  private func compiled(_ settings: Settings) -> Compilation {
    var options = settings.compiler
    options.isTranslated = !options.isTemplate
    return Compilation(name: "fuzz.xml", bytes: bytes, options: options)
  }

  /// Every range is inside the text and splits no character.
  private func demandPositions(in compilation: Compilation) {
    let text = compilation.source.text
    func demandPlace(_ range: SourceRange, _ diagnostic: Diagnostic) {
      demand(
        range.lowerBound <= range.upperBound && range.upperBound <= text.count,
        "\(range) of \(diagnostic.rule.id) lies in \(text.count) bytes")
      for offset in [range.lowerBound, range.upperBound] where offset < text.count {
        demand(
          text[offset] & 0xC0 != 0x80, "\(range) of \(diagnostic.rule.id) cuts no character")
      }
    }
    for diagnostic in compilation.diagnostics {
      demandPlace(diagnostic.range, diagnostic)
      for related in diagnostic.related { demandPlace(related.range, diagnostic) }
      for fixIt in diagnostic.fixIts {
        var end = 0
        for edit in fixIt.edits {
          demandPlace(edit.range, diagnostic)
          demand(end <= edit.range.lowerBound, "the edits of \(diagnostic.rule.id) are in order")
          end = edit.range.upperBound
        }
      }
    }
  }

  private mutating func demandReports(of compilation: Compilation) {
    // SARIF describes every rule each time, which is slow.
    let formats = ReportFormat.allCases.filter {
      $0 == .json || chance.isOneIn($0 == .sarif ? 128 : 4)
    }
    for format in formats {
      let text = report(of: compilation, as: format)
      switch format {
      case .text, .gcc, .github: demandPrintable(text, "the report as \(format)")
      case .json, .sarif, .gitlab, .rdjson: demandJSON(text, "the report as \(format)")
      case .jsonl:
        for line in text.split(separator: "\n") { demandJSON(String(line), "a line of the report") }
      case .checkstyle, .junit: demandXML(text, "the report as \(format)")
      }
    }
    let again = compiled(settings)
    demand(
      report(of: compilation, as: .json) == report(of: again, as: .json),
      "the same is found a second time")
    demand(
      compilation.flow?.serialized(.compact) == again.flow?.serialized(.compact),
      "the callflow is the same a second time")
  }

  private func report(of compilation: Compilation, as format: ReportFormat) -> String {
    var reporter = format.reporter(for: settings, isColored: false)
    return reporter.begin() + reporter.report(compilation.diagnostics, in: compilation.source)
      + reporter.end()
  }

  /// A document without errors has a callflow without errors.
  private func demandCallflow(of compilation: Compilation) {
    if let callflow = compilation.callflow {
      for isCompact in [true, false] {
        demandJSON(callflow.laidOut(isCompact: isCompact), "the callflow in another layout")
      }
      if let drawing = Callflow(drawing: callflow)?.graph(.mermaid) {
        demand(drawing.contains("  n1["), "the callflow is drawn")
      }
    }
    // A silenced or lowered error can leave a document without a translation.
    let text = String(decoding: compilation.source.text, as: UTF8.self)
    guard settings.compiler.levels.isEmpty, !text.contains("twimlc-disable"),
      !settings.compiler.isTemplate,
      !compilation.hasErrors, compilation.program != nil
    else { return }
    guard let flow = compilation.flow else { return demand(false, "there is a callflow") }
    demand(flow.graph(.dot).isEmpty == flow.graph(.mermaid).isEmpty, "there are two graphs")
    for layout in [JSON.Layout.compact, .pretty] {
      let text = flow.serialized(layout)
      demandJSON(text, "the callflow")
      let (document, _) = parseJSON(SourceFile(name: "fuzz.json", bytes: Array(text.utf8)))
      let errors = checkCallflow(document, target: settings.compiler.target).filter {
        $0.severity == .error
      }
      demand(errors.isEmpty, "the callflow has no error: \(errors.map(\.message))\n\(text)")
    }
  }

  /// Findings recorded in a baseline are not reported again.
  private func demandBaseline(of compilation: Compilation) {
    do throws(ReadError) {
      let policy = Baseline.Policy(levels: settings.compiler.levels, least: .note)
      var text = ""
      var recording = BaselineRecording(at: "known") { text += $0 }
      recording.add(compilation.diagnostics, in: compilation.source)
      var baseline = try Baseline(Array(text.utf8), at: "known")
      let rest = baseline.remaining(
        compilation.diagnostics, in: compilation.source, policy: policy)
      demand(rest.isEmpty, "a baseline holds what was found: \(rest.map(\.message))")
      demand(baseline.staleCount == 0, "and nothing of it is out of date")
    } catch {
      demand(false, "a recorded baseline is one: \(error.reason)")
    }
  }
}
