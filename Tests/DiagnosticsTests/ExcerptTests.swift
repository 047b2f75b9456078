import Diagnostics
import Testing

@Suite struct ExcerptTests {
  @Test(arguments: [
    ("plain", "plain"), ("  a \n b ", "a b"), ("<b>a</b> <i>b</i>c", "a b c"),
    ("<p>a</p><p>b</p>", "a; b"), ("<H1>a!</H1>\n<p>b:</p><p>c</p>", "a! b: c"),
    ("a<br>b<br/>c<br />", "a; b; c"),
    ("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>", "a b; c"),
    ("<style>p{}</style>a<script>b</script>", "a"), ("<p></p><div><p>a</p></div>", "a"),
    ("<brand>a</brand>b", "a b"), ("a < b", "a"), ("", ""), ("<p>", ""),
    (
      "<h4>A PHP Error was encountered</h4>\n<p>Severity: Notice</p>\n<p>Filename: a.php</p>",
      "A PHP Error was encountered; Severity: Notice; Filename: a.php"
    ),
  ])
  func `the parts of a page are on one line, with a semicolon between them`(
    page: String, excerpt: String
  ) {
    #expect(page.excerpt(limit: 100) == excerpt)
  }

  @Test func `a long page is cut off`() {
    let excerpt = String(repeating: "<p>word</p>", count: 1000).excerpt(limit: 20)
    #expect(excerpt == "word; word; word; w…")
  }
}
