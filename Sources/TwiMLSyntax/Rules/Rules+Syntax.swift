package import Diagnostics

extension Rule {
  /// A rule about what makes Kazoo's XML parser refuse the whole document.
  static func unparsed(
    _ id: String, _ summary: String, finds: @autoclosure @escaping Text,
    remedy: @autoclosure @escaping Text, section: String? = nil, fix: Fix? = nil,
    wrong: @autoclosure @escaping Document, right: @autoclosure @escaping Document
  ) -> Rule {
    Rule(
      id: id, severity: .error, isFatal: true, canBeSilenced: false, summary: summary,
      finds: finds(),
      caller: """
        Kazoo's XML parser refuses the document as a whole, so nothing of it runs. On the first \
        request of a call, the callflow goes on to the '_' child of its pivot action; later the \
        caller hears nothing on Kazoo 4.3.
        """,
      remedy: remedy(),
      citations: [.kazoo("kzt_twiml:parse_cmds/1")] + (section.map { [.xml($0)] } ?? []),
      twilioErrors: [12100], fix: fix, wrong: wrong(), right: right())
  }

  /// What makes a document not XML, or XML that Kazoo cannot read.
  package static let syntax: [Rule] = [
    .emptyDocument,
    .htmlDocument,
    .jsonDocument,
    .plainText,
    .phpWarning,
    .programError,
    .unexecutedCode,
    .quotedDocument,
    .textBeforeXML,
    .missingRoot,
    .contentAfterRoot,
    .severalRoots,
    .notUTF8,
    .unknownEncoding,
    .misdeclaredEncoding,
    .misreadText,
    .invalidCharacter,
    .lateXMLDeclaration,
    .malformedXMLDeclaration,
    .unknownXMLVersion,
    .malformedDocumentType,
    .externalDTD,
    .externalEntity,
    .entityExpansion,
    .unbalancedEntity,
    .reservedInstruction,
    .malformedXML,
    .bareAmpersand,
    .bareLessThan,
    .undeclaredEntity,
    .invalidCharacterReference,
    .cdataEndInText,
    .unterminatedComment,
    .doubleHyphenInComment,
    .unterminatedCDATA,
    .unterminatedInstruction,
    .unsupportedName,
    .missingEndTag,
    .mismatchedEndTag,
    .strayEndTag,
    .unterminatedTag,
    .strayCharacter,
    .unquotedValue,
    .typographicQuotes,
    .unterminatedValue,
    .missingAttributeSpace,
    .attributeWithoutValue,
    .duplicateAttribute,
    .nestingTooDeep,
    .tooManyAttributes,
  ]
}
