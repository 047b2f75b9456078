import Testing

@testable import TwiMLSemantics

@Suite struct SplitURLTests {
  /// The results of `kz_http_util:urlsplit/1` and `urlunsplit/1` for a URL and the query `q=1`; nil
  /// if they have no clause for it.
  @Test(
    arguments: [
      ("http://h/x", "http://h/x?q=1"), ("http://h/x?a=b", "http://h/x?a=b&q=1"),
      ("http://h?a#", "http://h?a&q=1"), ("http://h#f?x", "http://h?q=1#f?x"),
      ("http://h:80", "http://h:80?q=1"), ("http://h:0080/x?a=b#f", "http://h:80/x?a=b&q=1#f"),
      ("http://h:/x", "http://h/x?q=1"), ("http:/x", "http:///x?q=1"),
      ("http:///x", "http:///x?q=1"), ("x/y", "x/y?q=1"), ("?q", "?q&q=1"), ("", "?q=1"),
      ("mailto:x@y", "mailto://x@y?q=1"),
      ("https://user:pass@h.example.com/x", "https://userpass@h.example.com/x?q=1"),
      ("https://user@h:80/x", "https://user@h:80/x?q=1"),
      ("http://u:12p@h/x", "http://u:12p@h/x?q=1"), ("http://u@h/a:b", "http://u@h/a:b?q=1"),
      ("http://a@b:c@d:8/e", "http://a@b:c@d:8/e?q=1"), ("http://h:x@y", "http://hx@y?q=1"),
      ("https://user@h.example.com/x", nil), ("http://a@b:c@d/e", nil),
    ] as [(String, String?)])
  func `a query is added to a URL as in Kazoo`(url: String, expected: String?) {
    #expect(SplitURL(url)?.adding("q=1") == expected)
  }

  @Test(arguments: [
    ("plain", "plain", true), ("é", "é", true), ("Ã©", "é", true), ("\u{80}", "\u{FFFD}", false),
    ("é\u{85}", "\u{FFFD}", false), ("\u{7F}", "\u{7F}", true),
    ("é\u{7F}", "\u{FFFD}\u{7F}", false), ("\u{E6}\u{95}\u{B8}", "數", true),
  ])
  func `text becomes the bytes that Kazoo sends`(value: String, expected: String, isSendable: Bool)
  {
    #expect(KazooText(value)?.string == expected)
    #expect(KazooText(value)?.isSendable == isSendable)
  }

  @Test func `text beyond Latin-1 cannot be sent`() { #expect(KazooText("數") == nil) }
}
