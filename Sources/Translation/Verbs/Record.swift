import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Translator {
  mutating func record(_ record: Record, _ element: Element) {
    if let url = record.next.url, let host = ClientURL.refusedHost(of: url) {
      refuse(
        .refusedURL(url, host, at: element.attribute(.action)?.valueRange ?? element.nameRange))
    }
    let request = request(
      record.next, of: element, at: element.attribute(.action)?.valueRange ?? element.nameRange)
    report(.record(element, isAnswered: isAnswered))
    if record.finishKeys != .all { report(.finishKeys(element)) }
    if let silence = record.silence, silence != ActionSchema.recordingSilence {
      report(.silence(element, silence))
    }
    let times = ActionSchema.recordingTime
    let length = record.maxLength ?? ElementSpec.record.defaultInteger(.maxLength)
    let limit = min(max(length, times.lowerBound), times.upperBound)
    if let length = record.maxLength, length != limit { report(.maxLength(element, length, limit)) }
    isAnswered = true
    if record.playsBeep { add(beep) }
    add(
      Callflow.Action(
        "record_caller",
        [
          .init("url", .string(record.next.url ?? "")), .init("format", .string("mp3")),
          .init("time_limit", .integer(limit)),
        ]))
    if let request { add(request) }
  }

  private var beep: Callflow.Action {
    Callflow.Action("play", [.init("id", .string("tone_stream://%(500,100,440)"))])
  }
}

extension Diagnostic {
  fileprivate static func record(_ element: Element, isAnswered: Bool) -> Diagnostic {
    Diagnostic(
      .lossRecord,
      "no request to 'action' when the caller hangs up, and none with RecordingUrl or "
        + "RecordingDuration",
      at: element.nameRange,
      help: [
        serving(element, "if the server must get these"),
        "if not, expect the file <call-id>.mp3, also for silence"
          + (isAnswered ? "" : ", and a call that is answered before the recording"),
      ])
  }

  fileprivate static func finishKeys(_ element: Element) -> Diagnostic {
    Diagnostic(
      .lossRecord, "any key ends the recording in a callflow",
      at: element.attribute(.finishOnKey)?.range ?? element.nameRange,
      help: [serving(element, "to keep 'finishOnKey'")])
  }

  fileprivate static func silence(_ element: Element, _ seconds: Int) -> Diagnostic {
    Diagnostic(
      .lossRecord,
      "\(ActionSchema.recordingSilence) seconds of silence end the recording in a callflow, not "
        + "\(seconds)",
      at: element.attribute(.timeout)?.range ?? element.nameRange,
      help: [serving(element, "to keep 'timeout'")])
  }

  fileprivate static func maxLength(_ element: Element, _ length: Int, _ limit: Int) -> Diagnostic {
    Diagnostic(
      .lossRecord, "the recording lasts up to \(limit) seconds in a callflow, not \(length)",
      at: element.attribute(.maxLength)?.range ?? element.nameRange,
      help: [serving(element, "to keep 'maxLength'")])
  }
}
