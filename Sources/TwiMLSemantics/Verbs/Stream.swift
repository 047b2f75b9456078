import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// `Start`, `Connect` and `Stop` as Kazoo 5 documents them, and as the part of its code that is
  /// public starts the streams: `pivot_call:maybe_limit_stream/3`, `pivot_stream_proxy`.
  mutating func stream(
    _ kind: StreamVerb.Kind, _ element: Element, _ spec: ElementSpec
  ) -> VerbReading {
    _ = attributes(of: element, spec)
    var streams: [Stream] = []
    reportText(in: element, beside: "Stream")
    for noun in element.elements {
      guard let entry = Vocabulary.element(noun.name, in: element.name),
        entry.support.runs(on: options.target), entry.parents.contains(element.name)
      else {
        report(.notAStream(noun, in: element))
        continue
      }
      if kind == .connect, !streams.isEmpty { report(.secondBidirectional(noun)) }
      let values = attributes(of: noun, entry)
      reportText(in: noun, beside: "Parameter")
      for child in noun.elements { parameter(child, in: noun) }
      streams.append(kind == .stop ? stopped(noun, values) : started(noun, values, by: kind))
    }
    if streams.isEmpty, element.elements.isEmpty { report(.missingStream(element)) }
    return VerbReading(
      verb: .stream(StreamVerb(kind: kind, streams: streams)),
      end: spec.flow == .ends ? "ends the call with its stream" : nil)
  }

  /// A stream that is to begin.
  private mutating func started(
    _ noun: Element, _ values: AttributeValues, by kind: StreamVerb.Kind
  ) -> Stream {
    let limit: Severity = kind == .connect ? .error : .warning
    checkSettings(noun, values, in: kind)
    let name = values.text(.streamName)
    var fault: Stream.Fault?
    if let attribute = noun.attribute(.streamURL), !attribute.value.isEmpty {
      let url = StreamURL(attribute.value)
      if !url.isWebSocket {
        report(.notAWebSocket(attribute, kind).capped(at: limit))
        fault = .notAWebSocket
      } else if let part = url.dropped.first {
        report(.droppedPart(part, of: attribute))
      }
    } else {
      report(.ownURL(noun))
    }
    if fault == nil, let refusal = refusal(of: noun, name, in: kind) {
      report(refusal.capped(at: limit))
      fault = .refused
    }
    if fault == nil { run.streams.append(name) }
    return Stream(url: values.text(.streamURL), name: name, id: nil, fault: fault)
  }

  /// The reason that Kazoo does not start a stream beside the running ones.
  ///
  /// Source: Kazoo 5, `pivot_call:maybe_limit_stream/3`, `pivot_call:handle_stream_start/3`
  private func refusal(
    of noun: Element, _ name: String?, in kind: StreamVerb.Kind
  ) -> Diagnostic? {
    guard !run.streams.isEmpty else { return nil }
    if kind == .start { return .secondStream(noun) }
    guard let name, run.streams.contains(name) else { return nil }
    return .repeatedStreamName(noun, name)
  }

  private mutating func stopped(_ noun: Element, _ values: AttributeValues) -> Stream {
    let (name, id) = (values.text(.streamName), values.text(.streamID))
    // Which stream an ID means is not known here.
    if name == nil || id != nil { run.streams = [] } else { run.streams.removeAll { $0 == name } }
    return Stream(url: nil, name: name, id: id, fault: nil)
  }

  /// Reports settings that do nothing beside others, or in this verb.
  private mutating func checkSettings(
    _ noun: Element, _ values: AttributeValues, in kind: StreamVerb.Kind
  ) {
    if let codec = values.text(.audioCodec), codec != "pcm" {
      for key in [AttributeKey.sampleRate, .audioMix] {
        guard let attribute = noun.attribute(key) else { continue }
        report(.uselessSetting(attribute, "audioCodec '\(codec)' has its own"))
      }
    } else if let rate = noun.attribute(.sampleRate), !rate.value.isSampleRate {
      report(.sampleRate(rate))
    }
    if kind == .connect, let raw = noun.attribute(.rawAudio), raw.value == "true" {
      report(.uselessSetting(raw, "a stream inside Connect carries JSON"))
    }
    if let id = noun.attribute(.streamID) {
      report(.uselessSetting(id, "it names a stream inside Stop"))
    }
  }

  /// Reports text where the documentation has only elements.
  private mutating func reportText(in element: Element, beside noun: String) {
    for child in element.children {
      switch child {
      case .text(let text), .cdata(let text):
        guard !text.isBlank, !templates.overlap(text.range) else { continue }
        report(.undocumentedText(at: withoutSpaceAround(text.range), in: element, beside: noun))
      case .element, .comment, .processingInstruction: continue
      }
    }
  }

  private mutating func parameter(_ element: Element, in noun: Element) {
    guard let entry = Vocabulary.element(element.name, in: noun.name),
      entry.parents.contains(noun.name)
    else {
      report(.ignoredElement(element, in: noun))
      return
    }
    _ = attributes(of: element, entry)
  }
}

extension String {
  /// Whether it is a multiple of 8000, plain or in thousands.
  ///
  /// Source: Kazoo 5, `pivot_stream_proxy:sample_rate_to_int/1`
  fileprivate var isSampleRate: Bool {
    let isInThousands = hasSuffix("k")
    guard let number = Int(isInThousands ? String(dropLast()) : self), number > 0 else {
      return false
    }
    return number.isMultiple(of: isInThousands ? 8 : 8000)
  }
}

extension Diagnostic {
  fileprivate static func notAStream(_ noun: Element, in element: Element) -> Diagnostic {
    Diagnostic(
      .unsupportedVerb,
      "'\(noun.name)' inside \(element.name) is not documented for Kazoo 5, which has only Stream",
      at: noun.nameRange, help: ["leave it out, or write a <Stream>"])
  }

  fileprivate static func undocumentedText(
    at range: SourceRange, in element: Element, beside noun: String
  ) -> Diagnostic {
    Diagnostic(
      .ignoredText,
      "text inside \(element.name) is not documented for Kazoo 5, which has only \(noun) there",
      at: range, help: ["remove it"])
  }

  fileprivate static func missingStream(_ element: Element) -> Diagnostic {
    Diagnostic(
      .missingStream, "no Stream inside \(element.name): Kazoo 5 documents it only with a Stream",
      at: element.nameRange,
      help: ["write <\(element.name)><Stream url=\"wss://…\"/></\(element.name)>"])
  }

  fileprivate static func notAWebSocket(
    _ attribute: Attribute, _ kind: StreamVerb.Kind
  ) -> Diagnostic {
    Diagnostic(
      .streamURL,
      "'\(attribute.value)' is not a valid ws or wss URL: "
        + (kind == .connect
          ? "Kazoo ends the call here" : "Kazoo does not start the stream, and goes on"),
      at: attribute.valueRange,
      help: ["write wss:// or ws:// in lower case, a host, a port up to 65535 and a path"])
  }

  fileprivate static func ownURL(_ noun: Element) -> Diagnostic {
    Diagnostic(
      .streamURL, "no 'url': Kazoo streams to this document's own URL, with wss",
      at: noun.nameRange, help: ["write url=\"wss://…\" with the address of the web socket"]
    ).capped(at: .note)
  }

  fileprivate static func droppedPart(
    _ part: Substring, of attribute: Attribute
  ) -> Diagnostic {
    Diagnostic(
      .streamQuery, "'\(part)' is dropped from the URL: the web socket never gets it",
      at: attribute.valueRange,
      help: ["write <Parameter name=\"…\" value=\"…\"/> inside the Stream"])
  }

  fileprivate static func secondStream(_ noun: Element) -> Diagnostic {
    Diagnostic(
      .refusedStream,
      "a stream runs already: Kazoo 5 does not start this one, though its documentation allows four",
      at: noun.nameRange, help: ["put a <Stop><Stream/></Stop> before it, or remove it"])
  }

  fileprivate static func repeatedStreamName(_ noun: Element, _ name: String) -> Diagnostic {
    Diagnostic(
      .refusedStream, "a stream '\(name)' runs already: Kazoo does not start this one",
      at: noun.attribute(.streamName)?.valueRange ?? noun.nameRange, help: ["write another name"])
  }

  fileprivate static func secondBidirectional(_ noun: Element) -> Diagnostic {
    Diagnostic(
      .refusedStream, "a second Stream inside Connect: a call has one stream in both directions",
      at: noun.nameRange, help: ["leave it out"]
    ).capped(at: .warning)
  }

  fileprivate static func uselessSetting(_ attribute: Attribute, _ why: String) -> Diagnostic {
    Diagnostic(
      .ignoredAttribute, "'\(attribute.name)' has no effect on this Stream: \(why)",
      at: attribute.nameRange, help: ["remove it"])
  }

  fileprivate static func sampleRate(_ attribute: Attribute) -> Diagnostic {
    Diagnostic(
      .undocumentedValue,
      "'\(attribute.value)' is not a documented value for 'sampleRate' of Stream",
      at: attribute.valueRange, help: ["write a multiple of 8000, as '8000' or '16k'"])
  }
}
