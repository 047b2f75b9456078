import Diagnostics
import Foundation
import KazooCallflow
import Testing
import TwiMLVocabulary

/// The promise of the translation: without a loss, the call is the same.
@Suite
struct AgreementTests {
  private static let documentURL = "http://app.example.com/voice/start.php"

  @Test(arguments: Target.allCases)
  func `a generated document without a loss is the same call as its translation`(_ target: Target) {
    var lossless = 0
    for seed in 0..<1500 as Range<UInt64> {
      let document = GeneratedDocument.text(seed: seed)
      let translating = Translating(document, target: target, baseURL: Self.documentURL)
      guard translating.isLossless, !translating.isEmbedded, let program = translating.program,
        let flow = translating.flow
      else { continue }
      lossless += 1
      let differences = disagreements(program, flow, target: target)
      #expect(differences == [], "\(seed): \(document)")
    }
    #expect(lossless > 300)
  }

  @Test(arguments: Target.allCases)
  func `Kazoo accepts the translation of every generated document`(_ target: Target) {
    for seed in 0..<1000 as Range<UInt64> {
      let document = GeneratedDocument.text(seed: seed)
      let translating = Translating(document, target: target, baseURL: Self.documentURL)
      guard translating.flow != nil else { continue }
      #expect(translating.refusals(on: target) == [], "\(document)")
      #expect(translating.strayMembers(on: target) == [], "\(document)")
      if target == .kazoo5 {
        #expect(Set(translating.ruleIDs).isSubset(of: Self.keptOnKazoo5), "\(document)")
      }
    }
  }

  /// Losses that Kazoo 5 has too, and rules that are not losses.
  private static let keptOnKazoo5: Set<String> = [
    "embedded-twiml", "loss-forced-offnet", "loss-queue", "empty-callflow",
  ]

  @Test
  func `the samples are the same call as their translations on both targets`() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.samples).sorted()
    where name.hasSuffix(".xml") {
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(Self.samples)/\(name)")))
      for target in Target.allCases {
        let translating = Translating(bytes: bytes, target: target, baseURL: Self.documentURL)
        let flow = try #require(translating.flow, "\(name)")
        #expect(translating.refusals(on: target) == [], "\(name)")
        guard translating.isLossless, !translating.isEmbedded, let program = translating.program
        else { continue }
        #expect(disagreements(program, flow, target: target) == [], "\(name)")
      }
    }
  }

  private static let samples = #filePath.replacing(
    #/Tests/TranslationTests/[^/]*$/#, with: "Samples")

  @Test(arguments: [
    "<Gather action='http://h/g'><Say>Press 1</Say></Gather><Say>Bye</Say>",
    "<Record action='http://h/r'/>",
    "<Dial action='http://h/d'><User>anna</User></Dial>",
    "<Dial><User>anna</User></Dial><Say>Nobody is here</Say>",
    "<Set><Variable key='a' value='b'/></Set><Redirect>http://h/r</Redirect>",
    "<Play>vm-goodbye</Play>", "<Say engine='festival'>Hi</Say>",
    "<Dial><Queue>support</Queue></Dial>",
    "<Dial record='true'><User>anna</User></Dial>",
    "<Say loop='200'>Hi</Say>",
  ])
  func `a document with a loss differs from its translation on some outcome`(_ verbs: String) throws
  {
    let translating = Translating("<Response>\(verbs)</Response>", baseURL: Self.documentURL)
    #expect(!translating.isLossless)
    let flow = try #require(translating.flow)
    #expect(disagreements(try #require(translating.program), flow) != [])
  }
}
