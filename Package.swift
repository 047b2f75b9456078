// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every target: unsafe constructs must be spelled `unsafe`, C types cannot
/// leak through an import, and a warning stops the build.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "twimlc",
  products: [
    .executable(name: "twimlc", targets: ["twimlc"]),
    .library(name: "Diagnostics", targets: ["Diagnostics"]),
    .library(name: "TwiMLSyntax", targets: ["TwiMLSyntax"]),
    .library(name: "TwiMLVocabulary", targets: ["TwiMLVocabulary"]),
    .library(name: "TwiMLSemantics", targets: ["TwiMLSemantics"]),
    .library(name: "Callflow", targets: ["Callflow"]),
    .library(name: "Translation", targets: ["Translation"]),
    .library(name: "Reporting", targets: ["Reporting"]),
    .library(name: "Reference", targets: ["Reference"]),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "Diagnostics", swiftSettings: house),
    .target(
      name: "TwiMLSyntax", dependencies: ["CLibXML2", "Diagnostics"], swiftSettings: house),
    .target(name: "TwiMLVocabulary", dependencies: ["Diagnostics"], swiftSettings: house),
    .target(
      name: "TwiMLSemantics", dependencies: ["Diagnostics", "TwiMLSyntax", "TwiMLVocabulary"],
      swiftSettings: house),
    .target(name: "Callflow", swiftSettings: house),
    .target(
      name: "Translation", dependencies: ["Diagnostics", "TwiMLSemantics", "Callflow"],
      swiftSettings: house),
    .target(name: "Reporting", dependencies: ["Diagnostics"], swiftSettings: house),
    .target(
      name: "Reference", dependencies: ["Diagnostics", "TwiMLVocabulary"], swiftSettings: house),
    .executableTarget(
      name: "twimlc",
      dependencies: [
        "Diagnostics", "TwiMLSyntax", "TwiMLVocabulary", "TwiMLSemantics", "Callflow",
        "Translation", "Reporting", "Reference",
      ],
      swiftSettings: house),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: house),
    .testTarget(
      name: "TwiMLSyntaxTests", dependencies: ["TwiMLSyntax", "Diagnostics"], swiftSettings: house),
    .testTarget(
      name: "TwiMLVocabularyTests", dependencies: ["Diagnostics", "TwiMLVocabulary"],
      swiftSettings: house),
    .testTarget(
      name: "TwiMLSemanticsTests",
      dependencies: ["TwiMLSemantics", "TwiMLSyntax", "TwiMLVocabulary", "Diagnostics"],
      swiftSettings: house),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Diagnostics"], swiftSettings: house),
    .testTarget(
      name: "ReferenceTests", dependencies: ["Reference", "Diagnostics", "TwiMLVocabulary"],
      swiftSettings: house),
    .testTarget(
      name: "CallflowTests", dependencies: ["Callflow"], swiftSettings: house),
    .testTarget(
      name: "InvocationTests",
      dependencies: ["twimlc", "Diagnostics", "Reference", "TwiMLVocabulary"], swiftSettings: house),
    .testTarget(
      name: "GoldenTests", dependencies: ["twimlc", "Callflow", "Diagnostics", "Reporting"],
      exclude: ["error", "ok"], swiftSettings: house),
    .testTarget(name: "CommandTests", dependencies: ["twimlc"], swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
