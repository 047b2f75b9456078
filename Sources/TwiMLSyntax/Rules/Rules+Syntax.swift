package import Diagnostics

extension Rule {
  /// A rule about what Kazoo's XML parser does not get over.
  static func unparsed(
    _ id: String, _ summary: String, because explanation: String, section: String? = nil,
    fix: Fix? = nil, wrong: Example, right: Example
  ) -> Rule {
    Rule(
      id: id, severity: .error, isFatal: true, canBeSilenced: false, summary: summary,
      explanation: """
        \(explanation) Kazoo's XML parser refuses such a document as a whole, so nothing of it \
        runs: Pivot fails, and on the first request of a call the callflow goes on to the '_' \
        child of its pivot action.
        """,
      citations: [.kazoo("kzt_twiml:parse_cmds/1")] + (section.map { [.xml($0)] } ?? []),
      twilioErrors: [12100], fix: fix, wrong: wrong, right: right)
  }

  /// What makes a document no XML, or XML that Kazoo cannot read.
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
