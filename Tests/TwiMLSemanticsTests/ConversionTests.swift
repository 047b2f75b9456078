import Testing

@testable import TwiMLSemantics

@Suite struct ConversionTests {
  /// What `kz_util:resolve_uri/2` returns.
  @Test(
    arguments: [
      ("/abs", "http://h/voice/abs"), ("rel.php", "http://h/voice/rel.php"),
      ("sub/rel.php", "http://h/voice/sub/rel.php"), ("?q=1", "http://h/voice/?q=1"),
      ("../up.php", "http://h/voice/up.php"), ("./x.php", "http://h/voice/x.php"),
      ("//cdn/x", "http://h/voice/cdn/x"), ("HTTP://o/a", "http://h/voice/HTTP:/o/a"),
      ("http://o/a", "http://o/a"), ("httpfoo", "httpfoo"), ("", "http://h/voice/start.php"),
      (".", "http://h/voice/start.php"), ("..", "http://h/voice"), ("a/b", "http://h/voice/a/b"),
    ])
  func `a relative URL resolves as in Kazoo`(reference: String, expected: String) {
    #expect(
      URLResolution.kazoo(reference, against: "http://h/voice/start.php") == expected)
  }

  @Test(
    arguments: [
      ("http://h/voice/start", "http://h/voice/start/r.php"),
      ("http://h.example.com", "http://r.php"), ("http://h/voice/", "http://h/voice/r.php"),
      ("http://h/v.1/start", "http://h/v.1/start/r.php"),
      ("http://h/a?v=1.5", "http://h/r.php"),
    ])
  func `a relative URL resolves as in Kazoo from unusual bases`(base: String, expected: String) {
    #expect(URLResolution.kazoo("r.php", against: base) == expected)
  }

  /// RFC 3986, section 5.4, on its base.
  @Test(
    arguments: [
      ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
      ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
      ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("..", "http://a/b/"),
      ("../g", "http://a/b/g"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
      (".", "http://a/b/c/"), ("g:h", "g:h"), ("", "http://a/b/c/d;p?q"),
    ])
  func `a relative URL resolves as in RFC 3986`(reference: String, expected: String) {
    #expect(URLResolution.standard(reference, against: "http://a/b/c/d;p?q") == expected)
  }

  /// What `knm_converters:normalize/1` returns with the default converters.
  @Test(
    arguments: [
      ("4155551234", "+14155551234"), ("14155551234", "+14155551234"), ("5551234", "5551234"),
      ("1001", "1001"), ("97", "97"), ("011442071234567", "+442071234567"),
      ("00442071234567", "+442071234567"), ("442071234567", "+442071234567"),
      ("+1650", "+1650"), ("1800", "1800"), ("415+555", "415+555"), ("0112", "0112"),
      ("1155551234", "1155551234"), ("2055551234", "+12055551234"), ("4151551234", "+4151551234"),
    ])
  func `a number is normalized as in Kazoo`(text: String, expected: String) {
    #expect(NumberNormalization.normalize(text) == expected)
  }

  @Test func `cleaning a number keeps digits and a leading plus`() {
    #expect(NumberNormalization.clean("+1 (650) 555-1234 ext 9") == "+165055512349")
    #expect(NumberNormalization.clean("1-800-FLOWERS") == "1800")
    #expect(NumberNormalization.clean("alice") == "")
  }

  /// What `kzsip_uri:encode(kzsip_uri:parse(V))` returns.
  @Test(
    arguments: [
      ("sip:bob@example.com", .uri("sip:bob@example.com")),
      ("sips:bob@example.com", .uri("sips:bob@example.com")),
      ("bob@example.com:5080", .uri("sip:bob@example.com:5080")),
      ("bob@example.com:5060", .uri("sip:bob@example.com")),
      ("<sip:bob@example.com>", .uri("sip:bob@example.com")),
      ("SIP:bob@example.com", .uri("sip:SIP:bob@example.com")),
      ("sip:bob@example.com;transport=tcp", .uri("sip:bob@example.com;transport=tcp")),
      ("sip:example.com", .skipped), ("garbage", .skipped), ("", .skipped), ("a@", .skipped),
      ("sip:a@b:xyz", .badPort("xyz")),
      ("sip:bob@example.com:5080;transport=tcp", .badPort("5080;transport=tcp")),
    ] as [(String, SIPURI.Parsed)])
  func `a SIP URI is parsed as in Kazoo`(text: String, expected: SIPURI.Parsed) {
    #expect(SIPURI.parse(text) == expected)
  }

  /// RFC 1321, appendix A.5, and the id that Kazoo gives to "room 1".
  @Test(
    arguments: [
      ("", "d41d8cd98f00b204e9800998ecf8427e"), ("a", "0cc175b9c0f1b6a831c399e269772661"),
      ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
      (
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
        "57edf4a22be3c955ac49da2e2107b67a"
      ), ("room 1", "a924e94e427900a093810b3edc81119d"),
    ])
  func `the MD5 digest matches the RFC and Kazoo`(text: String, expected: String) {
    #expect(MD5.hexadecimal(text) == expected)
  }
}
