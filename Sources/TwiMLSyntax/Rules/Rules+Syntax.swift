package import Diagnostics

extension Rule {
  /// A rule about what makes Kazoo's XML parser refuse the whole document.
  static func unparsed(
    _ id: String, _ summary: String, finds: @autoclosure @escaping Text,
    remedy: @autoclosure @escaping Text, section: String? = nil, fix: Fix? = nil,
    correction: Correction = .replacement,
    wrong: @autoclosure @escaping Document, right: @autoclosure @escaping Document
  ) -> Rule {
    Rule(
      id: id, severity: .error, isFatal: true, canBeSilenced: false, summary: summary,
      finds: finds(),
      caller: whenRefused,
      remedy: remedy(),
      citations: [.kazoo("kzt_twiml:parse_cmds/1")] + (section.map { [.xml($0)] } ?? []),
      twilioErrors: [12100], fix: fix, correction: correction, wrong: wrong(), right: right())
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
