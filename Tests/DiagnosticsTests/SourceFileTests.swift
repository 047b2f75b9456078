import Diagnostics
import Testing

@Suite("Source files")
struct SourceFileTests {
  @Test func placeholder() {}
}
