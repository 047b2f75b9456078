import Diagnostics
import JSON
import TwiMLVocabulary

/// The reference as plain HTML pages with links between them, for any web server.
///
/// Anchors never change: the id of a rule, the name of an element, `ELEMENT-ATTRIBUTE` for an
/// attribute, the name of a format or a command, and `option-NAME` for an option.
package struct Site: Sendable {
  let manual: Manual
  /// The report formats and their purposes.
  let formats: [Manual.Entry]

  package init(_ manual: Manual, formats: [Manual.Entry]) {
    self.manual = manual
    self.formats = formats
  }

  /// A page of the site.
  package enum Page: String, Sendable, CaseIterable {
    case index, rules, elements, formats, manual

    package var fileName: String { "\(rawValue).html" }

    var title: String {
      switch self {
      case .index: "twimlc"
      case .rules: "Rules"
      case .elements: "Elements"
      case .formats: "Formats"
      case .manual: "Manual"
      }
    }
  }

  /// The whole text of a page.
  package func html(of page: Page) -> String {
    let body =
      switch page {
      case .index: index
      case .rules: rules
      case .elements: elements
      case .formats: formatsPage
      case .manual: manualPage
      }
    let links = Page.allCases.map { other in
      other == page
        ? "<strong>\(other.title)</strong>" : "<a href=\"\(other.fileName)\">\(other.title)</a>"
    }
    let title = page == .index ? "twimlc" : "\(page.title) · twimlc"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>\(Site.style)</style>
      </head>
      <body>
      <nav>\(links.joined(separator: " · "))</nav>
      <main>
      \(body)</main>
      <footer>\(HTMLText.escaped("\(manual.name) \(manual.version)"))</footer>
      </body>
      </html>

      """
  }

  private static let style = """
    body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 0 auto; padding: 1rem; }
    pre, code { font-family: ui-monospace, monospace; background: #8881; }
    pre { padding: .7rem; overflow-x: auto; } h2, h3 { margin-top: 2rem; }
    h2 a, h3 a { color: inherit; text-decoration: none; } dt { margin-top: .7rem; }
    table { border-collapse: collapse; } td { padding: .1rem .8rem .1rem 0; vertical-align: top; }
    :target { background: #fe83; } footer { margin-top: 3rem; color: #777; }
    """

  private var index: String {
    let paragraphs = manual.introduction.map { "<p>\(HTMLText.inline($0))</p>\n" }.joined()
    let pages = Page.allCases.filter { $0 != .index }.map {
      "<li><a href=\"\($0.fileName)\">\($0.title)</a></li>\n"
    }
    return "<h1>\(HTMLText.escaped("\(manual.name): \(manual.summary)"))</h1>\n\(paragraphs)<ul>\n"
      + pages.joined() + "</ul>\n"
  }

  private var rules: String {
    var text = "<h1>Rules</h1>\n"
    for family in manual.catalog.families {
      text += Site.list(
        HTMLText.escaped(family.title),
        family.rules.map {
          (anchor: $0.id, term: $0.id, meaning: "\($0.severity.name): \($0.summary)")
        })
    }
    for rule in manual.catalog.rules {
      text += HTMLText.html(
        RulePage.text(of: rule, in: manual.catalog), level: 2, anchor: rule.id)
    }
    return text
  }

  private var elements: String {
    let names = Set(Vocabulary.all.map(\.name)).sorted()
    var text = "<h1>Elements</h1>\n<p>"
    text += names.map { "<a href=\"#\($0)\">\($0)</a>" }.joined(separator: ", ") + "</p>\n"
    for name in names {
      let same = Vocabulary.all.filter { $0.name == name }
      var attributes: Set<String> = []
      for (index, element) in same.enumerated() {
        // A few elements share a name; the first one gets it as its anchor.
        let anchor = index == 0 ? name : "\(name)-\(index + 1)"
        text += HTMLText.html(ElementPage.text(of: element), level: 2, anchor: anchor)
        for attribute in element.everyAttribute where attributes.insert(attribute.name).inserted {
          text += HTMLText.html(
            ElementPage.text(of: attribute, on: element), level: 3,
            anchor: "\(name)-\(attribute.name)")
        }
      }
    }
    return text
  }

  private var formatsPage: String {
    var text = "<h1>Formats</h1>\n<p>What <code>twimlc check --format</code> takes.</p>\n<dl>\n"
    text += formats.map {
      "<dt id=\"\($0.term)\"><code>\($0.term)</code></dt>"
        + "<dd>\(HTMLText.inline(Prose.sentence($0.meaning)))</dd>\n"
    }.joined()
    text += "</dl>\n"
    for (name, schema) in [
      ("config", Schema.configuration(manual.catalog)), ("report", Schema.report),
      ("trace", Schema.trace),
    ] {
      text += "<h2 id=\"schema-\(name)\">twimlc schema \(name)</h2>\n"
      text += "<pre>\(HTMLText.escaped(schema.serialized(.pretty)))</pre>\n"
    }
    return text
  }

  /// A table of links to the sections below.
  private static func list(
    _ title: String, _ rows: [(anchor: String, term: String, meaning: String)]
  ) -> String {
    "<p>\(title)</p>\n<table>\n"
      + rows.map {
        "<tr><td><a href=\"#\($0.anchor)\">\($0.term)</a></td>"
          + "<td>\(HTMLText.inline($0.meaning))</td></tr>\n"
      }.joined() + "</table>\n"
  }
}
