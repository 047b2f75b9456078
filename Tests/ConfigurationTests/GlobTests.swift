import Configuration
import Testing

/// Patterns as described in gitignore(5).
@Suite struct GlobTests {
  @Test(arguments: [
    ("vendor", "vendor"), ("vendor", "a/vendor"), ("*.xml", "a.xml"), ("*.xml", "b/c/a.xml"),
    ("/a.xml", "a.xml"), ("./a/*.xml", "a/b.xml"), ("a/**/b.xml", "a/b.xml"),
    ("a/**/b.xml", "a/x/y/b.xml"), ("**/b", "b"), ("**/b", "a/x/b"), ("a/**", "a/b/c"),
    ("?.xml", "é.xml"), ("[a-c].xml", "b.xml"), ("[!a-c].xml", "d.xml"), ("[^a].xml", "b.xml"),
    ("[]].xml", "].xml"), ("[ab", "[ab"), ("a*b*c", "aXbYbZc"), ("a-b", "a-b"),
    ("[a-].xml", "-.xml"), ("**", "x/y"), ("a//b", "a/b"),
  ])
  func `a glob matches these paths`(pattern: String, path: String) throws {
    #expect(try #require(Glob(pattern)).matches(path, isDirectory: false))
  }

  @Test(arguments: [
    ("/a.xml", "b/a.xml"), ("a/*.xml", "a/b/c.xml"), ("*.xml", "a.xml.bak"), ("A.xml", "a.xml"),
    ("a/b", "x/a/b"), ("?.xml", ".xml"), ("[a-c].xml", "d.xml"), ("[!a-c].xml", "b.xml"),
    ("vendor/", "vendor"), ("a/**/b", "a/b/c"), ("vendor", "vendors"), ("a*b*c", "aXbYb"),
  ])
  func `a glob does not match these paths`(pattern: String, path: String) throws {
    #expect(try !#require(Glob(pattern)).matches(path, isDirectory: false))
  }

  @Test(arguments: [
    ("vendor", "vendor/a.xml", true), ("vendor/", "x/vendor/a/b.xml", true),
    ("/vendor", "x/vendor/a.xml", false), ("a.xml/", "a.xml", false), ("a/b", "a/b/c.xml", true),
    ("*.xml", "a/b.xml", true), ("b", "a/bc/d.xml", false),
  ])
  func `a glob for a directory covers the files below it`(
    pattern: String, path: String, isCovered: Bool
  ) throws {
    #expect(try #require(Glob(pattern)).covers(path) == isCovered)
  }

  @Test func `a trailing slash matches only directories`() throws {
    #expect(try #require(Glob("vendor/")).matches("a/vendor", isDirectory: true))
  }

  @Test(arguments: ["", "/", ".", "//"])
  func `an empty glob is invalid`(pattern: String) {
    #expect(Glob(pattern) == nil)
  }

  @Test func `a glob with many stars is matched quickly`() throws {
    let pattern = String(repeating: "a*", count: 60) + "b"
    let name = String(repeating: "a", count: 2000)
    #expect(try !#require(Glob(pattern)).matches(name, isDirectory: false))
    let directories = String(repeating: "**/a/", count: 40) + "b"
    let path = String(repeating: "a/", count: 400) + "c"
    #expect(try !#require(Glob(directories)).matches(path, isDirectory: false))
  }
}
