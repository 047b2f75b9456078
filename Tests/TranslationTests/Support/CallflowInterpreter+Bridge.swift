import JSON

extension CallflowInterpreter {
  /// `cf_pivot`
  mutating func pivot(_ data: JSON) -> Verdict {
    let method = (data["method"]?.string ?? "get").lowercased()
    guard ["get", "post"].contains(method) else { return .go("_") }
    var fields: [String: JSON] = ["HTTP-Method": .string(method)]
    if let format = data["req_format"] { fields["Request-Format"] = format }
    if outcome.isKazoo5, let document = data["serverless"]?["flow_doc"] {
      fields["Flow-Doc"] = document
    } else if let url = data["voice_url"]?.string {
      fields["Voice-URI"] = .string(url)
    } else {
      return .go("_")
    }
    if let digits = collections["default"] { fields["Digits[default]"] = .string(digits) }
    send("PUBLISH:dialplan/pivot_req", fields)
    switch outcome.pivot {
    case .processed: return .end(.idle)
    case .failed: return .go("_")
    case .silent:
      send("WAIT_TIMED_OUT", ["ms": .integer(10_000)])
      return .go("_")
    }
  }

  /// `cf_resources`, and `cf_offnet`, which is the same without local resources.
  mutating func offnet(_ data: JSON) -> Verdict {
    var fields: [String: JSON] = [
      "Outbound-Caller-ID-Number": .string(callerIDNumber),
      "Outbound-Caller-ID-Name": .string(callerIDName),
      "Emergency-Caller-ID-Number": .string(callerIDNumber),
      "Ignore-Early-Media": .string("\(data["ignore_early_media"]?.isTrue == true)"),
    ]
    fields["To-DID"] = data["to_did"] ?? .string("18005550199")
    if let timeout = data["timeout"]?.kazooInteger { fields["Timeout"] = .integer(timeout) }
    if let media = data["media"] ?? data["Media"] { fields["Media"] = media }
    send("PUBLISH:resource/offnet_req", fields)
    guard let failure = outcome.failure else { return .end(.stop) }
    for key in [failure.cause, failure.code] where branch(key) != nil { return .go(key) }
    if outcome.isKazoo5 {
      // Kazoo 5, `cf_resources:handle_bridge_failure/4` stops for good: nobody hangs up.
      if branch("_") == nil { defaultResponse() }
      return .end(.hardStop)
    }
    guard branch("_") == nil else {
      send(
        "hangup", ["Hangup-Cause": .string(failure.cause), "Insert-At": .string("tail")])
      return .end(.destroyed)
    }
    defaultResponse()
    return .end(.destroyed)
  }

  /// `kz_call_response:send_default/2` for a busy line; the responses for other causes sound alike.
  private mutating func defaultResponse() {
    send("progress")
    send("play", ["Media-Name": .string("tone_stream://%(500,500,480,620);loops=25")])
    send(
      "respond",
      ["Response-Code": .string("486"), "Response-Message": .string("Number busy")])
  }

  /// `cf_user` and `cf_device`
  mutating func endpoint(_ data: JSON, kind: String) -> Verdict {
    guard let id = data["id"]?.string, outcome.exists(id),
      id != "device_caller" || data["can_call_self"]?.isTrue == true
    else {
      // Kazoo 5, `cf_user:handle_error/4`, looks for a child with the name of the error.
      return .go(outcome.isKazoo5 && kind == "user" ? "NOT_FOUND" : "_")
    }
    let timeout = data["timeout"]?.kazooInteger
    var endpoint: [JSON.Member] = [.init("id", .string(id))]
    if let timeout, timeout > 0 { endpoint.append(.init("timeout", .integer(timeout))) }
    let strategy = data[kind == "user" ? "strategy" : "dial_strategy"] ?? .string("simultaneous")
    var fields: [String: JSON] = [
      "Dial-Endpoint-Method": strategy, "Timeout": .integer(timeout ?? 20),
      "Endpoints": .array([.object(endpoint)]), "Ignore-Forward": .string("false"),
    ]
    // Kazoo 5, `cf_user:should_ignore_early_media/2`
    if outcome.isKazoo5, kind == "user", strategy == .string("simultaneous") {
      fields["Ignore-Early-Media"] = .string("true")
    }
    send("bridge", fields)
    return afterBridge()
  }

  private func afterBridge() -> Verdict {
    guard let failure = outcome.failure else { return .end(.stop) }
    for key in [failure.cause, failure.code] where branch(key) != nil { return .go(key) }
    return .go("_")
  }

  /// `cf_ring_group`
  mutating func ringGroup(_ data: JSON) -> Verdict {
    let strategy = data["strategy"]?.string ?? "simultaneous"
    guard ["simultaneous", "single"].contains(strategy) else { return .go("_") }
    var endpoints: [JSON] = []
    // `is_endpoint_resolved/4` drops endpoints with the same delay and timeout.
    var rung: Set<JSON> = []
    for member in data["endpoints"]?.array ?? [] {
      guard ["user", "device"].contains(member["endpoint_type"]?.string ?? "device") else {
        return .go("_")
      }
      guard let id = member["id"], outcome.exists(id.string ?? "") else { continue }
      guard rung.insert(member).inserted else { continue }
      var endpoint: [JSON.Member] = [.init("id", id)]
      if let timeout = member["timeout"]?.kazooInteger, timeout > 0 {
        endpoint.append(.init("timeout", .integer(timeout)))
      }
      endpoints.append(.object(endpoint))
    }
    // Kazoo 5, `cf_ring_group:repeat/4`
    guard !endpoints.isEmpty else { return .go(outcome.isKazoo5 ? "NO_ENDPOINTS" : "_") }
    let ignoresEarlyMedia = !outcome.isKazoo5 || data["ignore_early_media"]?.boolean != false
    for _ in 0..<(data["repeats"]?.kazooInteger ?? 1) {
      send(
        "bridge",
        [
          "Dial-Endpoint-Method": .string(strategy),
          "Timeout": .integer(data["timeout"]?.kazooInteger ?? 20),
          "Endpoints": .array(endpoints),
          "Ignore-Early-Media": .string("\(ignoresEarlyMedia)"),
          "Ignore-Forward": .string("\(data["ignore_forward"]?.boolean ?? true)"),
        ])
      guard outcome.failure == nil else { continue }
      guard outcome.isKazoo5 else { return .end(.stop) }
      // Kazoo 5 hangs up itself unless the data says otherwise.
      let hangsUp = data["hard_stop_after_successful_group"]?.boolean != false
      if hangsUp { send("hangup", ["Insert-At": .string("tail")]) }
      return .end(hangsUp ? .hardStop : .stop)
    }
    return afterBridge()
  }

  /// `cf_conference`
  mutating func conference(_ data: JSON) -> Verdict {
    var fields: [String: JSON] = [
      "Play-Welcome": .boolean(data["welcome_prompt"]?["play"]?.boolean ?? true)
    ]
    if let id = data["id"] { fields["Conference-ID"] = id }
    if let document = data["config"] { fields["Conference-Doc"] = document }
    if let tone = data["play_entry_tone"] { fields["Play-Entry-Tone"] = tone }
    if let moderator = data["moderator"]?.boolean {
      fields["Moderator"] = .string("\(moderator)")
    }
    send("PUBLISH:conference/discovery_req", fields)
    return .end(.usurped)
  }

  /// `cf_record_call`
  mutating func recordCall(_ data: JSON) -> Verdict {
    if data["action"]?.string == "stop" {
      send("record_call", ["Record-Action": .string("stop")])
    } else {
      send("START_RECORDING")
    }
    return .go("_")
  }

  /// `cf_set_variables`
  mutating func setVariables(_ data: JSON) -> Verdict {
    // Kazoo 4.3 leaves out what would change the account: `kapps_call_util:filter_ccvs/1`.
    let kept = (data["custom_application_vars"]?.members ?? [])
      .filter { outcome.isKazoo5 || $0.key != "Account-ID" }
    if !kept.isEmpty { send("set", ["Custom-Application-Vars": .object(kept)]) }
    return .go("_")
  }

  /// `cf_set_cid`
  mutating func setCallerID(_ data: JSON) -> Verdict {
    if let number = data["caller_id_number"]?.string, !number.isEmpty { callerIDNumber = number }
    if let name = data["caller_id_name"]?.string, !name.isEmpty { callerIDName = name }
    return .go("_")
  }

  /// `cf_acdc_member`
  mutating func queue(_ data: JSON) -> Verdict {
    guard let id = data["id"], outcome.exists(id.string ?? "") else { return .go("_") }
    send("PUBLISH:member/call", ["Queue-ID": id])
    send(
      "play",
      ["Media-Name": .string("silence_stream://50"), "Terminators": .array(Self.anyKey)])
    send("noop")
    send("WAIT_TIMED_OUT", ["ms": .integer(3_600_000)])
    send("PUBLISH:member/call_cancel", ["Queue-ID": id])
    send("play", ["Media-Name": .string("silence_stream://50")])
    return .go("_")
  }
}
