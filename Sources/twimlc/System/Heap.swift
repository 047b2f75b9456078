import CMalloc
import Glibc

/// The memory allocator of the process.
enum Heap {
  private static let hugePage = 2 << 20

  /// Allocates room for a large document and its results in huge pages. With pages of 4 KiB the
  /// system would be asked for thousands of them.
  /// - Parameter size: the size of the document, in bytes.
  static func makeRoom(forDocumentOf size: Int) {
    guard size >= hugePage, let start = unsafe sbrk(0) else { return }
    mallopt(M_TOP_PAD, CInt(clamping: 16 * size))
    guard let end = unsafe grownEnd(of: start) else { return }
    let first = (Int(bitPattern: start) + hugePage - 1) / hugePage * hugePage
    guard first < Int(bitPattern: end) else { return }
    _ = unsafe madvise(
      UnsafeMutableRawPointer(bitPattern: first), Int(bitPattern: end) - first, MADV_HUGEPAGE)
  }

  /// Allocates until the heap grows, which it does only when its rest is used up.
  /// - Returns: its new end; nil if it does not grow.
  private static func grownEnd(of start: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    var blocks: [UnsafeMutableRawPointer?] = unsafe []
    defer { for index in unsafe blocks.indices { unsafe free(blocks[index]) } }
    for _ in 0..<8 {
      unsafe blocks.append(malloc(1 << 16))
      if let end = unsafe sbrk(0), unsafe end != start { return unsafe end }
    }
    return nil
  }
}
