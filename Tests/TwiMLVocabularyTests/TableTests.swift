import Diagnostics
import Testing
import TwiMLVocabulary

/// Properties of every entry of the table.
@Suite struct TableTests {
  @Test func `every parent exists`() {
    let names = Set(Vocabulary.all.map(\.name))
    for spec in Vocabulary.all {
      #expect(spec.parents.isEmpty == (spec.role == .root), "\(spec.name)")
      #expect(names.isSuperset(of: spec.parents), "\(spec.name)")
    }
  }

  @Test func `element names are unique within a parent`() {
    var seen: Set<[String]> = []
    for spec in Vocabulary.all {
      for parent in spec.parents {
        #expect(seen.insert([parent, spec.name]).inserted, "\(spec.name) in \(parent)")
      }
    }
  }

  @Test func `attribute names are unique within an element`() {
    for spec in Vocabulary.all {
      let names = spec.attributes.map(\.name)
      #expect(Set(names).count == names.count, "\(spec.name)")
    }
  }

  @Test func `a name is found, and another one with the same digest is not`() {
    for spec in Vocabulary.kazoo {
      #expect(Vocabulary.element(spec.name, in: spec.parents.first) === spec, "\(spec.name)")
      if let similar = nameWithSameDigest(as: spec.name) {
        #expect(Vocabulary.element(similar, in: spec.parents.first) == nil, "\(similar)")
      }
      for attribute in spec.attributes {
        #expect(spec.attribute(attribute.name) === attribute, "\(attribute.name)")
        guard let similar = nameWithSameDigest(as: attribute.name) else { continue }
        #expect(similar.nameDigest == attribute.name.nameDigest, "\(similar)")
        #expect(spec.attribute(similar) == nil, "\(similar)")
      }
    }
  }

  /// Another name of the same length with the same first, middle and last byte; nil for a name of up
  /// to three bytes.
  private func nameWithSameDigest(as name: String) -> String? {
    var bytes = Array(name.utf8)
    guard bytes.count > 3 else { return nil }
    bytes[bytes.count > 4 ? bytes.count / 2 + 1 : 1] = UInt8(ascii: "~")
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `every element has a summary and a citation`() {
    for spec in Vocabulary.all {
      #expect(isSentence(spec.summary), "\(spec.name): \(spec.summary)")
      #expect(!spec.citations.isEmpty, "\(spec.name)")
      for remark in spec.remarks { #expect(remark.hasSuffix("."), "\(spec.name): \(remark)") }
    }
    for spec in Vocabulary.kazoo { #expect(!spec.callflow.isEmpty, "\(spec.name)") }
  }

  @Test func `every attribute has a summary, and a citation if Kazoo reads it`() {
    for spec in Vocabulary.all {
      for attribute in spec.attributes + spec.documentedAttributes
      where attribute.effect != .unread {
        let place = "\(attribute.name) on \(spec.name)"
        #expect(isSentence(attribute.summary), "\(place): \(attribute.summary)")
        if attribute.isRead { #expect(!attribute.citations.isEmpty, "\(place)") }
        if case .ignored(let ignored) = attribute.effect {
          #expect(isSentence(ignored.instead), "\(place): \(ignored.instead)")
          if let other = ignored.onlyWith?.attribute {
            #expect(spec.attribute(other) != nil, "\(place): \(other)")
          }
        }
        if case .usedWith(let other) = attribute.effect {
          #expect(spec.attribute(other) != nil, "\(place): \(other.name)")
        }
      }
    }
  }

  /// Kazoo's own elements cite no page of Twilio, and Kazoo's functions are cited in full.
  @Test func `citations match the origin of their element`() {
    for spec in Vocabulary.all {
      let attributes = spec.attributes + spec.documentedAttributes
      for citation in spec.citations + attributes.flatMap(\.citations) {
        switch citation {
        case .twilio: #expect(spec.origin != .kazoo, "\(spec.name)")
        case .kazoo(let function), .kazoo5Code(let function):
          #expect(function.contains(":") && function.dropLast().hasSuffix("/"), "\(function)")
        case .kazoo5, .pivot, .xml, .rfc, .manual: break
        }
      }
    }
  }

  @Test func `defaults lie within their range`() {
    for spec in Vocabulary.all {
      for attribute in spec.attributes + spec.documentedAttributes {
        guard case .integer(let type) = attribute.type else { continue }
        for number in [type.defaultValue, type.otherDefault?.value].compactMap(\.self) {
          #expect(type.range.contains(number), "\(attribute.name) on \(spec.name)")
        }
      }
    }
  }

  @Test func `only elements that Kazoo does not run have unread attributes`() {
    for spec in Vocabulary.all where spec.attributes.contains(where: { $0.effect == .unread }) {
      #expect(!spec.support.runs(on: .kazoo5), "\(spec.name)")
    }
  }

  /// Begins in lower case or with a name, without a full stop.
  private func isSentence(_ text: String) -> Bool {
    !text.isEmpty && !text.hasSuffix(".") && !text.contains("  ")
  }
}

@Suite struct LookupTests {
  @Test func `elements are found only by their exact name`() {
    #expect(Vocabulary.element("Say", in: "Response") === ElementSpec.say)
    for name in ["say", "SAY", "Say ", "twiml:Say", "", "Blurb"] {
      #expect(Vocabulary.element(name, in: "Response") == nil, "\(name)")
    }
  }

  static let shared: [(name: String, parent: String?, ElementSpec.Role, ElementSpec.Support)] = [
    ("Queue", "Dial", .noun, ElementSpec.queue.support),
    ("Queue", nil, .noun, ElementSpec.queue.support),
    ("Sip", "Dial", .noun, ElementSpec.sip.support),
    ("Sip", "Refer", .noun, .unsupported(instead: nil)),
    ("Sip", "Response", .noun, ElementSpec.sip.support),
    ("Stream", "Start", .noun, .streams), ("Stream", nil, .noun, .streams),
    ("Parameter", "Stream", .parameter, .streams),
    ("Parameter", "Pay", .parameter, .unsupported(instead: nil)),
    ("Say", "Prompt", .verb, .runs),
  ]

  @Test(arguments: shared)
  func `the parent decides between elements with the same name`(
    name: String, parent: String?, role: ElementSpec.Role, support: ElementSpec.Support
  ) throws {
    let spec = try #require(Vocabulary.element(name, in: parent))
    #expect(spec.role == role)
    #expect(spec.support == support)
  }

  @Test func `Queue as a verb is not supported`() throws {
    let spec = try #require(Vocabulary.element("Queue", in: "Response"))
    #expect(spec.role == .verb)
    #expect(!spec.support.runs(on: .kazoo4) && !spec.support.runs(on: .kazoo5))
  }

  @Test func `every element is found under each of its parents`() {
    for spec in Vocabulary.all {
      for parent in spec.parents {
        #expect(Vocabulary.element(spec.name, in: parent) === spec, "\(spec.name) in \(parent)")
      }
    }
  }

  @Test func `messaging elements have their own origin`() {
    for name in ["Message", "Body", "Media"] {
      #expect(Vocabulary.element(name, in: nil)?.origin == .twilioMessaging)
    }
    #expect(Vocabulary.element("Sms", in: nil)?.origin == .twilio)
    #expect(Vocabulary.element("User", in: nil)?.origin == .kazoo)
  }

  @Test func `Kazoo skips these elements`() throws {
    for name in ["Client", "Sim", "WhatsApp", "Application", "Uri", "break", "prosody", "say-as"] {
      let support = try #require(Vocabulary.element(name, in: nil)?.support)
      guard case .skipped = support else {
        Issue.record("\(name) is \(support)")
        continue
      }
    }
  }
}
