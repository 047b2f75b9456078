import Testing

@testable import twimlc

@Suite struct PathTests {
  @Test(arguments: [
    ("a/b", "/w/a/b"), ("/a/b", "/a/b"), ("./a//b/", "/w/a/b"), ("../a", "/a"), ("../../..", "/"),
    ("", "/w"), (".", "/w"), ("a/../b", "/w/b"),
  ])
  func `a path is made absolute and normalized`(path: String, absolute: String) {
    #expect(SystemString(path).absolute(in: "/w") == SystemString(absolute))
  }

  @Test(arguments: [
    ("/a/b", "/a", "b"), ("/a/b/c", "/", "a/b/c"), ("/a", "/a", nil), ("/ab", "/a", nil),
    ("/b/a", "/a", nil),
  ])
  func `a path is made relative to a directory above it`(
    path: String, directory: String, relative: String?
  ) {
    #expect(SystemString(path).relative(to: SystemString(directory))?.text == relative)
  }

  @Test func `the root has no parent`() {
    #expect(SystemString("/a/b").parent == "/a")
    #expect(SystemString("/a").parent == "/")
    #expect(SystemString("/").parent == nil)
  }
}
