import CMalloc
import Glibc

/// The memory that the process allocates from.
enum Heap {
  private static let hugePage = 2 << 20

  /// Makes room for one large document and what becomes of it, in huge pages: those of 4 KiB, each
  /// of which stops the process when it is first touched, take a quarter of the time of such a run.
  /// - Parameter size: of the document, in bytes.
  static func makeRoom(forDocumentOf size: Int) {
    guard size >= hugePage, let start = unsafe sbrk(0) else { return }
    mallopt(M_TOP_PAD, CInt(clamping: 16 * size))
    let block = unsafe malloc(1 << 16)
    // Looked at, or the compiler would leave it out.
    _ = unsafe malloc_usable_size(block)
    unsafe free(block)
    guard let end = unsafe sbrk(0) else { return }
    let first = (Int(bitPattern: start) + hugePage - 1) / hugePage * hugePage
    guard first < Int(bitPattern: end) else { return }
    _ = unsafe madvise(
      UnsafeMutableRawPointer(bitPattern: first), Int(bitPattern: end) - first, MADV_HUGEPAGE)
  }
}
