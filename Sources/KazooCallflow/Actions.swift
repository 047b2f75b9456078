import Diagnostics

/// The actions of a callflow, by the names of the schemas that Kazoo checks them with.
enum Actions {
  /// The actions of Kazoo 4.3 and 5.
  static let common = [
    "acdc_agent", "acdc_member", "acdc_queue", "acdc_wait_time", "after_bridge", "audio_macro",
    "branch_bnumber", "branch_variable", "call_forward", "call_waiting", "callflow",
    "camping_feature", "check_cid", "cidlistmatch", "collect_dtmf", "conference",
    "conference_feature", "dead_air", "device", "directory", "disa", "do_not_disturb",
    "dynamic_cid", "eavesdrop", "eavesdrop_feature", "edr", "fax_detect", "faxbox", "flush_dtmf",
    "group", "group_pickup", "group_pickup_feature", "hangup", "hotdesk", "intercept",
    "intercept_feature", "intercom", "language", "lookupcidname", "manual_presence", "menu",
    "missed_call_alert", "move", "nomorobo", "offnet", "page_group", "park", "pivot", "play",
    "prepend_cid", "privacy", "receive_fax", "record_call", "record_caller", "resources",
    "response", "ring_group", "ring_group_toggle", "route_to_cid", "send_dtmf", "set",
    "set_alert_info", "set_cid", "set_variable", "set_variables", "skel", "sleep",
    "temporal_route", "transfer", "tts", "user", "voicemail", "webhook",
  ]

  /// The actions that always continue with the child `_`, if they continue.
  ///
  /// Source: their modules `cf_*`, which call only `cf_exe:continue/1`.
  static let withOneOutcome: Set<String> = [
    "audio_macro", "collect_dtmf", "flush_dtmf", "language", "manual_presence", "pivot", "play",
    "prepend_cid", "record_caller", "send_dtmf", "set_alert_info", "set_cid", "set_variable",
    "set_variables", "sleep", "tts",
  ]

  /// The actions that only Kazoo 5 has.
  static let kazoo5 = [
    "answer", "call_pickup", "detect_speech", "doorman", "function", "noop", "notification",
    "tones", "wait_for_hangup",
  ]

  static func names(for target: Target) -> [String] {
    switch target.capabilities.callflowSchema {
    case .kazoo4: common
    case .kazoo5: common + kazoo5
    }
  }
}
