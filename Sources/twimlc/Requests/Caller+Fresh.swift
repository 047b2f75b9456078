import Trace

extension Caller {
  /// The call that could be, under ids that no other call has.
  static func fresh() -> Caller {
    var caller = Caller.example
    let made = Caller.made(from: .random(in: .min ... .max))
    caller.callID = made.callID
    caller.otherLegCallID = made.otherLegCallID
    return caller
  }
}
