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

/// Whether to link without any shared library, which takes longer to load than a small document
/// takes to check. `scripts/build` asks for it where the static libraries are.
let isStatic = Context.environment["TWIMLC_STATIC"] == "1"

/// libxml2 refers to these weakly, and takes a program that lacks one of them for one without
/// threads: in a static program a weak reference brings nothing in by itself.
let threadFunctions = [
  "once", "self", "equal", "getspecific", "setspecific", "key_create", "key_delete", "mutex_init",
  "mutex_destroy", "mutex_lock", "mutex_unlock", "cond_init", "cond_destroy", "cond_wait",
  "cond_signal",
].flatMap { ["-Xlinker", "--undefined=pthread_\($0)"] }

let package = Package(
  name: "twimlc",
  products: [
    .executable(name: "twimlc", targets: ["twimlc"]),
    .library(name: "Diagnostics", targets: ["Diagnostics"]),
    .library(name: "TwiMLSyntax", targets: ["TwiMLSyntax"]),
    .library(name: "TwiMLVocabulary", targets: ["TwiMLVocabulary"]),
    .library(name: "TwiMLSemantics", targets: ["TwiMLSemantics"]),
    .library(name: "Configuration", targets: ["Configuration"]),
    .library(name: "JSON", targets: ["JSON"]),
    .library(name: "Answer", targets: ["Answer"]),
    .library(name: "JSONSyntax", targets: ["JSONSyntax"]),
    .library(name: "CallflowSemantics", targets: ["CallflowSemantics"]),
    .library(name: "Callflow", targets: ["Callflow"]),
    .library(name: "Translation", targets: ["Translation"]),
    .library(name: "Trace", targets: ["Trace"]),
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
      name: "TwiMLSemantics",
      dependencies: ["Diagnostics", "TwiMLSyntax", "TwiMLVocabulary", "JSON"],
      swiftSettings: house),
    .target(
      name: "Suppression", dependencies: ["Diagnostics", "TwiMLSyntax", "TwiMLVocabulary"],
      swiftSettings: house),
    // libyaml itself and not a package around it that needs Foundation, which makes the program
    // ten times as large and its start half as long again. Linked statically: only libxml2 is on
    // every machine.
    .systemLibrary(name: "CLibYAML", providers: [.apt(["libyaml-dev"])]),
    .target(
      name: "Configuration", dependencies: ["CLibYAML", "Diagnostics", "TwiMLVocabulary"],
      swiftSettings: house, linkerSettings: [.linkedLibrary(":libyaml.a")]),
    .target(name: "JSON", swiftSettings: house),
    .target(name: "Callflow", dependencies: ["JSON"], swiftSettings: house),
    .target(name: "Answer", dependencies: ["Diagnostics"], swiftSettings: house),
    .target(name: "JSONSyntax", dependencies: ["Diagnostics"], swiftSettings: house),
    .target(
      name: "CallflowSemantics",
      dependencies: ["Diagnostics", "JSONSyntax", "TwiMLVocabulary", "Callflow"],
      swiftSettings: house),
    .target(
      name: "Translation",
      dependencies: [
        "Diagnostics", "TwiMLSyntax", "TwiMLVocabulary", "TwiMLSemantics", "Callflow", "JSON",
      ],
      swiftSettings: house),
    .target(
      name: "Trace", dependencies: ["TwiMLSyntax", "TwiMLSemantics", "JSON"],
      swiftSettings: house),
    .target(name: "Reporting", dependencies: ["Diagnostics", "JSON"], swiftSettings: house),
    .target(
      name: "Reference", dependencies: ["Diagnostics", "TwiMLVocabulary"], swiftSettings: house),
    .executableTarget(
      name: "twimlc",
      dependencies: [
        "Diagnostics", "TwiMLSyntax", "TwiMLVocabulary", "TwiMLSemantics", "JSON", "Callflow",
        "Translation", "Trace", "Answer", "JSONSyntax", "CallflowSemantics", "Reporting",
        "Reference", "Suppression", "Configuration", "CMalloc",
      ] + (isStatic ? ["CNoICUData"] : []),
      swiftSettings: house,
      linkerSettings: isStatic
        ? [
          .unsafeFlags(
            ["-static-executable", "-use-ld=lld", "-Xlinker", "--gc-sections"] + threadFunctions)
        ] : []),
    .systemLibrary(name: "CMalloc"),
    .target(name: "CNoICUData"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: house),
    .testTarget(
      name: "TwiMLSyntaxTests", dependencies: ["TwiMLSyntax", "Diagnostics"], swiftSettings: house),
    .testTarget(
      name: "AnswerTests", dependencies: ["Answer", "Diagnostics", "TwiMLSyntax"],
      swiftSettings: house),
    .testTarget(
      name: "JSONSyntaxTests", dependencies: ["JSONSyntax", "Diagnostics"], swiftSettings: house),
    .testTarget(
      name: "CallflowSemanticsTests",
      dependencies: ["CallflowSemantics", "JSONSyntax", "Diagnostics", "TwiMLVocabulary"],
      swiftSettings: house),
    .testTarget(
      name: "TwiMLVocabularyTests", dependencies: ["Diagnostics", "TwiMLVocabulary"],
      swiftSettings: house),
    .testTarget(
      name: "TwiMLSemanticsTests",
      dependencies: ["TwiMLSemantics", "TwiMLSyntax", "TwiMLVocabulary", "Diagnostics"],
      swiftSettings: house),
    .testTarget(
      name: "TraceTests",
      dependencies: ["Trace", "TwiMLSemantics", "TwiMLSyntax", "JSON", "Diagnostics"],
      swiftSettings: house),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Diagnostics"], swiftSettings: house),
    .testTarget(
      name: "ReferenceTests", dependencies: ["Reference", "Diagnostics", "TwiMLVocabulary"],
      swiftSettings: house),
    .testTarget(
      name: "SuppressionTests",
      dependencies: [
        "Suppression", "TwiMLSemantics", "TwiMLSyntax", "Diagnostics",
      ],
      swiftSettings: house),
    .testTarget(
      name: "ConfigurationTests",
      dependencies: ["Configuration", "Diagnostics", "TwiMLVocabulary"], swiftSettings: house),
    .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: house),
    .testTarget(
      name: "InvocationTests",
      dependencies: ["twimlc", "Configuration", "Diagnostics", "Reference", "TwiMLVocabulary"],
      swiftSettings: house),
    .testTarget(name: "CommandTests", dependencies: ["twimlc"], swiftSettings: house),
    .testTarget(
      name: "GoldenTests",
      dependencies: [
        "Diagnostics", "TwiMLSyntax", "TwiMLSemantics", "JSON", "Callflow", "Translation",
        "Reporting",
      ],
      exclude: ["ok", "error", "lossy"], swiftSettings: house),
    .testTarget(
      name: "CallflowTests", dependencies: ["Callflow", "Diagnostics", "JSON", "JSONSyntax"],
      swiftSettings: house),
    .testTarget(
      name: "TranslationTests",
      dependencies: [
        "Translation", "Trace", "TwiMLSemantics", "TwiMLSyntax", "TwiMLVocabulary", "Callflow",
        "CallflowSemantics", "JSONSyntax", "JSON", "Diagnostics",
      ],
      swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)

// For scripts/fuzz alone: the program as a library, and libFuzzer's main in place of its own.
if let sanitizers = Context.environment["TWIMLC_FUZZ"] {
  let sanitizers = ["-sanitize=" + sanitizers]
  package.products = []
  let program = package.targets.first { $0.name == "twimlc" }!
  package.targets.removeAll { $0.type == .test || $0.name == program.name }
  package.targets.append(
    .target(
      name: program.name, dependencies: program.dependencies, exclude: ["main.swift"],
      swiftSettings: program.swiftSettings))
  for target in package.targets where target.type != .system {
    target.swiftSettings = house + [.unsafeFlags(sanitizers + ["-enable-testing"])]
  }
  package.targets.append(
    .executableTarget(
      name: "Fuzzing", dependencies: program.dependencies + ["twimlc"], path: "Tests/Fuzzing",
      swiftSettings: house, linkerSettings: [.unsafeFlags(sanitizers + ["-use-ld=lld"])]))
}
