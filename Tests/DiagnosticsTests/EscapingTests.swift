import Diagnostics
import Testing

@Suite struct EscapingTests {
  /// As in `kz_http_util:urlencode_plus/1`.
  @Test(arguments: [
    ("", ""), ("abcXYZ019", "abcXYZ019"), ("-._~", "-._~"), ("a b", "a+b"), ("+", "%2B"),
    ("a&b=c", "a%26b%3Dc"),
    ("/:?#[]@!$'()*,;%", "%2F%3A%3F%23%5B%5D%40%21%24%27%28%29%2A%2C%3B%25"),
    ("é中", "%C3%A9%E4%B8%AD"), ("\n\u{7F}\0", "%0A%7F%00"),
  ])
  func `form encoding matches Kazoo's, with the tilde unchanged`(text: String, encoded: String) {
    #expect(Escaping.form(text) == encoded)
  }

  @Test(arguments: [
    ("a < b & c > d", "a &lt; b &amp; c &gt; d", "a &lt; b &amp; c &gt; d"),
    ("\"'", "\"'", "&quot;'"), ("\n\r\t", "\n\r\t", "&#10;&#13;&#9;"),
    // A combining character does not hide the markup before it.
    ("&\u{301}", "&amp;\u{301}", "&amp;\u{301}"),
  ])
  func `XML escaping depends on text or attribute value`(
    text: String, content: String, value: String
  ) {
    #expect(Escaping.xml(text, in: .content) == content)
    #expect(Escaping.xml(text, in: .value) == value)
  }

  @Test(arguments: [
    ("", "''"), ("a b", "'a b'"), ("it's", #"'it'\''s'"#), ("$x `y` \\", "'$x `y` \\'"),
  ])
  func `a shell word is quoted`(text: String, word: String) {
    #expect(Escaping.shellWord(text) == word)
  }

  @Test func `hexadecimal numbers are padded to the given digits`() {
    #expect(Escaping.hexadecimal(0xA, digits: 4) == "000A")
    #expect(Escaping.hexadecimal(0x1F600, digits: 4) == "1F600")
  }
}

@Suite struct PartitioningIndexTests {
  @Test func `the partitioning index is that of the first match`() {
    for count in 0...9 {
      let numbers = Array(0..<count)
      for split in 0...count {
        #expect(numbers.partitioningIndex { $0 >= split } == split, "\(count) numbers")
      }
      #expect(
        numbers[...].dropFirst(2).partitioningIndex { $0 >= 4 } == max(min(4, count), min(2, count))
      )
    }
  }

  @Test(arguments: [
    ("a &amp; b", "a & b"), ("&lt;&gt;&quot;&apos;", "<>\"'"), ("&#65;&#x42;", "AB"), ("&", "&"),
    ("&amp", "&amp"), ("&none; &#; &#x110000;", "&none; &#; &#x110000;"), ("&&amp;lt;", "&&lt;"),
    ("&pi;", "π"), ("", ""),
  ])
  func `references become the characters that they stand for`(text: String, expected: String) {
    let replaced = Escaping.replacingReferences(in: text) { $0 == "pi" ? "π" : nil }
    #expect(replaced == expected)
  }
}
