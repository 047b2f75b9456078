import Diagnostics
package import TwiMLSyntax
import TwiMLVocabulary

/// `Play`: Kazoo plays a file or stream.
package struct Play: Sendable {
  /// The media name or URL, unchanged.
  package let source: Text
  /// The same as a string.
  package var media: String { source.string }
  package let repetition: Repetition
  /// The keys that stop the media.
  package var terminators: Keys { rest.values(.play).keys(.terminators) }
  fileprivate let rest: UnreadValues
}

extension Analyzer {
  /// `kzt_twiml:play/3`.
  mutating func play(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    answer(element)
    let content = textContent(of: element, saysWhyEmpty: true)
    let media = content.text
    if media.isEmpty {
      report(.emptyPlay(element, content, run))
    } else {
      checkEnds(of: content, in: element, as: "media name")
      if media.isRelativeURL, let range = content.textRange {
        report(
          relativeMedia(
            media, range, at: words(of: content) ?? range, isWhole: content.items.count == 1))
      }
    }
    let values = attributes(of: element, spec, harmless: media.isEmpty ? [.digits] : [])
    let repetition = Repetition(loop: values.integerOrDefault(.loop))
    return VerbReading(
      verb: .play(
        Play(
          source: content.strippedText, repetition: repetition, rest: UnreadValues(values))),
      failure: media.isEmpty || !values.failed.isEmpty ? .atOnce : nil,
      end: repetition == .endless
        ? "has loop=\"0\" and repeats until the caller hangs up" : nil,
      remedyAfterEnd: "write how many times in 'loop' of that Play")
  }
}

extension String {
  /// Whether a media name looks like a path relative to the document: it has a slash or a file
  /// extension and no scheme. A bare word can be the id of a media document.
  fileprivate var isRelativeURL: Bool {
    if hasPrefix("http://") || hasPrefix("https://") { return false }
    let name = trimmedBlanks
    if let colon = name.firstIndex(of: ":"), name[..<colon].allSatisfy({ $0.isLetter || $0 == "_" })
    {
      return false
    }
    // A media document of an account: /ACCOUNT_ID/MEDIA_ID.
    let parts = name.split(separator: "/")
    if name.hasPrefix("/"), parts.count == 2, parts[0].count == 32,
      parts[0].allSatisfy(\.isHexDigit)
    {
      return false
    }
    if name.hasPrefix("/system_media/") { return false }
    return name.contains("/") || name.contains(".")
  }

  private var trimmedBlanks: Substring {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}

extension Diagnostic {
  fileprivate static func emptyPlay(
    _ element: Element, _ content: KazooContent, _ run: RunState
  ) -> Diagnostic {
    let url = element.elements.first { !$0.children.isEmpty }
    var why = "empty Play"
    var help = "write the URL of a sound file directly between the tags of Play"
    if element.attribute(.digits) != nil {
      why = "Play has no sound, and Kazoo never plays 'digits'"
      help = "to send tones, write the URL of a recording of them between the tags of Play"
    }
    if !content.lost.isEmpty {
      why = "the URL is in a CDATA section that comes first, which is not read"
    } else if let url {
      why = "'\(url.name)' inside Play is dropped with the URL in it"
    }
    return Diagnostic(
      .emptyPlay, "\(why): \(run.stops)", at: element.startTag,
      help: [help])
  }
}

extension Analyzer {
  /// - Parameters:
  /// - range: the whole text.
  /// - words: the name in it.
  /// - isWhole: whether the range contains only the name.
  private func relativeMedia(
    _ media: String, _ range: SourceRange, at words: SourceRange, isWhole: Bool
  ) -> Diagnostic {
    let whole = options.baseURL.map { URLResolution.standard(media, against: $0) }
    let fixIt = whole.map {
      FixIt("write '\($0)'", .unsafe, replace: range, with: Escaping.xml($0, in: .content))
    }
    return Diagnostic(
      .relativeMedia,
      "'\(media)' is not a URL: the switch looks for a local file, and plays nothing",
      at: words,
      help: [
        whole.map { "write '\($0)'" } ?? "write the whole URL, beginning with http:// or https://"
      ],
      fixIts: isWhole ? fixIt.map { [$0] } ?? [] : [])
  }
}
