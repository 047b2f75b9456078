import Trace

extension Caller {
  /// A made-up call with unique ids.
  static func fresh() -> Caller {
    var caller = Caller.example
    let made = Caller.made(from: .random(in: .min ... .max))
    caller.callID = made.callID
    caller.otherLegCallID = made.otherLegCallID
    return caller
  }
}
