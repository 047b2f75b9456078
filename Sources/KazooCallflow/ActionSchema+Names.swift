extension ActionSchema {
  /// The names that Kazoo's schemas know in addition to the fields of `ActionSchema`, by the path
  /// of their object; nil for an object whose names are not all listed here. The names of Kazoo 4.3
  /// and 5 are one list, because a name that only one of them knows is not a typing mistake.
  package static let uncheckedNames: [String: Set<String>] = [
    "acdc_member": ["priority"],
    "audio_macro": ["language", "terminators"],
    "branch_variable": ["id", "scope"],
    "collect_dtmf": ["terminators"],
    "conference": ["play_entry_tone", "play_exit_tone"],
    "conference.config": conferenceNames,
    "conference.config.member": participantNames,
    "conference.config.moderator": participantNames,
    "conference.config.profile": [
      "alone-sound", "auto-record", "enter-sound", "exit-sound", "locked-sound",
      "max-members-sound", "muted-sound", "unmuted-sound",
    ],
    "conference.welcome_prompt": ["media_id"],
    "device": endpointNames,
    "offnet": dialingNames,
    "pivot": ["custom_request_headers", "serverless"],
    "pivot.serverless": [],
    "play": [],
    "record_call": recordingNames,
    "record_caller": recordingNames,
    "resources": dialingNames,
    "response": [],
    "ring_group": [
      "endpoints", "fail_on_single_reject", "group_id", "group_name",
      "hard_stop_after_successful_group", "ignore_early_media", "ringback", "ringtones", "sca",
    ],
    "ring_group.endpoints": [],
    "send_dtmf": ["duration_ms"],
    "set_cid": [],
    "set_variables": ["export"],
    "sleep": [],
    "tts": [],
    "user": endpointNames,
    "webhook": ["custom_data"],
    "voicemail": [
      "callerid_match_login", "interdigit_timeout", "max_message_length", "single_mailbox_login",
    ],
  ].mapValues { $0.union(["skip_module"]) }

  private static let conferenceNames: Set<String> = [
    "allow_shareable_link", "base_profile_name", "bridge_password", "bridge_username",
    "caller_controls", "conference_numbers", "controls", "domain", "endconf_grace_time", "flags",
    "focus", "language", "max_members_media", "moderator_controls", "owner_id",
    "play_entry_tone", "play_exit_tone", "play_name", "video",
  ]

  private static let participantNames: Set<String> = ["numbers", "pins"]

  private static let endpointNames: Set<String> = [
    "can_call_self", "can_text_self", "custom_sip_headers", "delay", "fail_on_single_reject",
    "static_invite", "suppress_clid",
  ]

  private static let dialingNames: Set<String> = [
    "addresses", "bypass_e164", "caller_id_type", "custom_sip_headers", "do_not_normalize",
    "dynamic_flags", "emit_account_id", "format_from_uri", "from_uri_realm", "hunt_account_id",
    "outbound_flags", "resource_type", "ringback",
  ]

  private static let recordingNames: Set<String> = [
    "label", "media_id", "media_name", "origin", "record_min_sec", "record_on_answer",
    "record_on_bridge", "record_sample_rate", "should_follow_transfer",
  ]
}
