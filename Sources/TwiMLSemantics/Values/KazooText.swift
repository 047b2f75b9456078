import TwiMLVocabulary

/// The value of an attribute in Kazoo: one byte for each character.
///
/// Readers of these bytes decode them as UTF-8, or else as Latin-1 if they are printable there. So
/// a document with a wrong declared encoding still sends its attributes as written.
///
/// Source: `kz_term:to_binary/1`, `kz_json:utf8_binary/1`
package struct KazooText: Sendable, Hashable {
  package let bytes: [UInt8]

  /// - Returns: nil if there is a character above U+00FF, which has no byte.
  init?(_ value: String) {
    guard value.isLatin1 else { return nil }
    bytes = value.isASCII ? Array(value.utf8) : value.unicodeScalars.map { UInt8($0.value) }
  }

  /// - Parameter bytes: UTF-8, perhaps cut in the middle of a character.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The text that arrives, with U+FFFD for bytes that are neither UTF-8 nor printable Latin-1.
  package var string: String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard hasBrokenCharacter, bytes.allSatisfy(\.isPrintableLatin1) else { return text }
    var latin1 = ""
    for byte in bytes { latin1.unicodeScalars.append(Unicode.Scalar(byte)) }
    return latin1
  }

  /// Whether Kazoo can write it into the JSON of a command to the switch.
  var isSendable: Bool { !hasBrokenCharacter || bytes.allSatisfy(\.isPrintableLatin1) }

  /// The bytes that a request carries.
  package var sentBytes: [UInt8] { isSendable ? Array(string.utf8) : bytes }

  /// Whether the bytes are not UTF-8.
  private var hasBrokenCharacter: Bool {
    !bytes.allSatisfy { $0 < 0x80 } && String(validating: bytes, as: UTF8.self) == nil
  }
}

extension String {
  /// Whether Kazoo treats it as empty.
  package var isEmptyToKazoo: Bool { ValueType.emptyWords.contains(self) }
}

extension UInt8 {
  /// As in `io_lib:printable_unicode_list/1`: white space and backspace count, DEL does not.
  fileprivate var isPrintableLatin1: Bool {
    (0x08...0x0D).contains(self) || self == 0x1B || (0x20...0x7E).contains(self) || self >= 0xA0
  }
}
