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
    let block = unsafe malloc(1 << 16)
    // The size is read so that the compiler does not remove the allocation.
    _ = unsafe malloc_usable_size(block)
    unsafe free(block)
    guard let end = unsafe sbrk(0) else { return }
    let first = (Int(bitPattern: start) + hugePage - 1) / hugePage * hugePage
    guard first < Int(bitPattern: end) else { return }
    _ = unsafe madvise(
      UnsafeMutableRawPointer(bitPattern: first), Int(bitPattern: end) - first, MADV_HUGEPAGE)
  }
}
