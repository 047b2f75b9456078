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

/// A module, with what it may import: whatever stands before it in the line, and no more than it needs.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], linkerSettings: [LinkerSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, swiftSettings: house, linkerSettings: linkerSettings)
}

/// The tests of a module.
func tests(
  of name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies, exclude: exclude, swiftSettings: house)
}

let package = Package(
  name: "twimlc",
  products: [.executable(name: "twimlc", targets: ["twimlc"])],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // libyaml itself and not a package around it that needs Foundation, which makes the program
    // ten times as large and its start half as long again. Linked statically: only libxml2 is on
    // every machine.
    .systemLibrary(name: "CLibYAML", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "CNoICUData"),
    .target(name: "CNoBacktrace"),
    .target(name: "CFileSystem"),

    module("Diagnostics"),
    module("JSON", ["Diagnostics"]),
    module("TwiMLSyntax", ["CLibXML2", "Diagnostics"]),
    module("TwiMLVocabulary", ["Diagnostics"]),
    module("TwiMLSemantics", ["Diagnostics", "TwiMLSyntax", "TwiMLVocabulary", "JSON"]),
    module("KazooCallflow", ["Diagnostics", "JSON"]),
    module(
      "Translation",
      [
        "Diagnostics", "TwiMLSyntax", "TwiMLVocabulary", "TwiMLSemantics", "KazooCallflow", "JSON",
      ]),
    module("Trace", ["Diagnostics", "TwiMLSyntax", "TwiMLVocabulary", "TwiMLSemantics", "JSON"]),
    module("HTTPResponses", ["Diagnostics"]),
    module("PivotLog", ["Diagnostics", "JSON", "HTTPResponses"]),
    module(
      "Configuration", ["CLibYAML", "Diagnostics"],
      linkerSettings: [.linkedLibrary(":libyaml.a")]),
    module(
      "Compiler",
      [
        "Diagnostics", "JSON", "TwiMLSyntax", "TwiMLVocabulary", "TwiMLSemantics", "KazooCallflow",
        "Translation", "HTTPResponses", "PivotLog", "Configuration",
      ]),
    module(
      "Conversation",
      [
        "Diagnostics", "JSON", "TwiMLSyntax", "TwiMLVocabulary", "TwiMLSemantics", "Trace",
        "HTTPResponses", "Compiler",
      ]),
    module("Reporting", ["Diagnostics", "JSON"]),
    module("Reference", ["Diagnostics", "TwiMLVocabulary", "JSON"]),
    module(
      "LanguageServer",
      ["Diagnostics", "JSON", "TwiMLVocabulary", "TwiMLSemantics", "Compiler", "Reference"]),
    .executableTarget(
      name: "twimlc",
      dependencies: [
        "Diagnostics", "JSON", "TwiMLSyntax", "TwiMLVocabulary", "TwiMLSemantics", "KazooCallflow",
        "Translation", "Trace", "HTTPResponses", "PivotLog", "Compiler", "Conversation",
        "Reporting",
        "Reference", "LanguageServer", "Configuration", "CMalloc", "CFileSystem",
      ] + (isStatic ? ["CNoICUData", "CNoBacktrace"] : []),
      swiftSettings: house,
      linkerSettings: isStatic
        ? [
          .unsafeFlags(
            [
              "-static-executable", "-use-ld=lld", "-Xlinker", "--gc-sections", "-Xlinker",
              "--wrap=swift_copyAuxiliaryExecutablePath",
            ] + threadFunctions)
        ] : []),

    .target(
      name: "Markers", dependencies: ["Diagnostics"], path: "Tests/Markers", swiftSettings: house),
    tests(of: "Diagnostics", ["Diagnostics"]),
    tests(of: "JSON", ["JSON", "Diagnostics"]),
    tests(of: "TwiMLSyntax", ["TwiMLSyntax", "Diagnostics", "Markers"]),
    tests(of: "TwiMLVocabulary", ["Diagnostics", "TwiMLVocabulary"]),
    tests(
      of: "TwiMLSemantics",
      ["TwiMLSemantics", "TwiMLSyntax", "TwiMLVocabulary", "Diagnostics", "Markers"]),
    tests(of: "KazooCallflow", ["KazooCallflow", "JSON", "Diagnostics"]),
    tests(
      of: "Translation",
      [
        "Translation", "Trace", "TwiMLSemantics", "TwiMLSyntax", "TwiMLVocabulary",
        "KazooCallflow", "JSON", "Diagnostics",
      ]),
    tests(of: "Trace", ["Trace", "TwiMLSemantics", "TwiMLSyntax", "JSON", "Diagnostics"]),
    tests(
      of: "Table",
      [
        "Compiler", "Trace", "TwiMLSemantics", "TwiMLSyntax", "TwiMLVocabulary", "KazooCallflow",
        "Diagnostics",
      ]),
    tests(of: "HTTPResponses", ["HTTPResponses", "Diagnostics", "TwiMLSyntax"]),
    tests(of: "PivotLog", ["PivotLog", "Compiler", "JSON", "Diagnostics"]),
    tests(
      of: "Compiler",
      [
        "Compiler", "Conversation", "TwiMLSemantics", "TwiMLSyntax", "Translation", "Diagnostics",
      ]),
    tests(
      of: "Conversation",
      ["Conversation", "Compiler", "Trace", "TwiMLSemantics", "Diagnostics", "Markers"]),
    tests(of: "Reporting", ["Reporting", "Diagnostics"]),
    tests(
      of: "Reference",
      [
        "Reference", "Compiler", "Conversation", "Diagnostics", "TwiMLSemantics",
        "TwiMLVocabulary",
      ]),
    tests(
      of: "LanguageServer",
      ["LanguageServer", "Compiler", "Configuration", "Diagnostics", "JSON"]),
    tests(of: "Configuration", ["Configuration", "Compiler", "Diagnostics"]),
    tests(
      of: "Invocation",
      [
        "twimlc", "Compiler", "Configuration", "Conversation", "Diagnostics", "JSON", "Reference",
        "Reporting",
        "TwiMLVocabulary",
      ]),
    tests(of: "Command", ["twimlc"]),
    tests(
      of: "Golden", ["Compiler", "Diagnostics", "KazooCallflow", "Reporting", "JSON"],
      exclude: ["ok", "error", "lossy"]),
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

// For scripts/mutate-table alone: no more than the tests that hold the table, to be built often.
if Context.environment["TWIMLC_TABLE"] == "1" {
  package.products = []
  package.targets.removeAll { target in
    target.type == .executable
      || target.type == .test && !["TwiMLVocabularyTests", "TableTests"].contains(target.name)
  }
}
