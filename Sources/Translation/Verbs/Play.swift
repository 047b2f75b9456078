import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax

extension Translator {
  mutating func play(_ play: Play, _ element: Element, inGather: Bool = false) {
    isAnswered = true
    let media = isMigrating ? element.meantText : play.media
    guard !media.isEmpty else { return }
    checkMedia(media, at: element.contentRange)
    let terminators = play.terminators
    let keyStops = terminators != .none
    var data: [JSON.Member] = [.init("id", .string(media))]
    // If no key stops each playback separately, the switch can repeat it.
    if case .times(let times) = play.repetition, times > 1, !keyStops {
      data += [.init("loop_count", .integer(times))] + terminators.member
      return add(Callflow.Action("play", data))
    }
    let plan = plan(play.repetition, partCount: 1, keyStops: keyStops, inGather: inGather)
    if let difference = plan.difference { report(.repetition(element, difference)) }
    data += plan.terminators(terminators).member
    if plan.isEndless { data.append(.init("endless_playback", .boolean(true))) }
    add(Callflow.Action("play", data), by: plan, inGather: inGather)
  }

  /// A name without a slash is to a callflow the id of a media document.
  mutating func checkMedia(_ media: String, at range: SourceRange) {
    guard !media.utf8.contains(UInt8(ascii: "/")), !media.hasPrefix("system_media") else { return }
    report(
      Diagnostic(
        .lossMediaName,
        "'\(media)' means a media document of the account in a callflow, because it has no '/'",
        at: range,
        help: [
          "write the absolute URL, or prompt://system_media/\(media)/en-us for a prompt of the system"
        ]))
  }
}
