import Glibc
import Synchronization

extension Array where Element: Sendable {
  /// The results of a function for each element, in order.
  /// - Parameter threads: the number of threads; with 1, or for a single element, no thread is
  ///   started.
  func parallelMap<Result: Sendable>(
    threads: Int, _ transform: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    startMap(threads: threads, transform).finish()
  }

  /// Starts the same on other threads, which go on until the caller needs the results.
  func startMap<Result: Sendable>(
    threads: Int, _ transform: @escaping @Sendable (Element) -> Result
  ) -> StartedMap<Element, Result> {
    StartedMap(SharedWork(self, threads: threads, transform))
  }
}

/// The results of a function for each element, which other threads are working on.
struct StartedMap<Element: Sendable, Result: Sendable> {
  private let work: SharedWork<Element, Result>
  private let others: [Thread]

  fileprivate init(_ work: SharedWork<Element, Result>) {
    self.work = work
    others = (1..<max(1, work.usefulThreads)).compactMap { _ in Thread { work.run() } }
  }

  /// Does the rest of the work on this thread as well. It must be called once.
  /// - Returns: the results in the order of the elements.
  func finish() -> [Result] {
    if others.isEmpty { return work.all }
    work.run()
    for thread in others { thread.join() }
    return work.finished
  }
}

/// Elements that several threads take, a few at a time.
private final class SharedWork<Element: Sendable, Result: Sendable>: Sendable {
  private let elements: [Element]
  /// The number of threads that have something to do.
  let usefulThreads: Int
  private let transform: @Sendable (Element) -> Result
  /// How many elements a thread takes at once: few enough that all threads end together.
  private let share: Int
  private let state: Mutex<State>

  private struct State {
    var next = 0
    var results: [Result?]
  }

  init(
    _ elements: [Element], threads: Int, _ transform: @escaping @Sendable (Element) -> Result
  ) {
    self.elements = elements
    usefulThreads = min(threads, elements.count)
    share = min(max(elements.count / (16 * threads), 1), 16)
    self.transform = transform
    state = Mutex(State(results: Array(repeating: nil, count: elements.count)))
  }

  /// The results on this thread alone.
  var all: [Result] { elements.map(transform) }

  /// The results in the order of the elements, after all threads have run.
  var finished: [Result] { state.withLock { $0.results.compactMap(\.self) } }

  func run() {
    while let range = takeNext() {
      let results = elements[range].map(transform)
      state.withLock { state in
        for (index, result) in zip(range, results) { state.results[index] = result }
      }
    }
  }

  private func takeNext() -> Range<Int>? {
    state.withLock { state in
      guard state.next < elements.count else { return nil }
      let range = state.next..<min(state.next + share, elements.count)
      state.next = range.upperBound
      return range
    }
  }
}

/// A system thread.
private struct Thread {
  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private let identifier: pthread_t

  /// nil if the system cannot start another thread; the others do its work.
  init?(_ run: @escaping @Sendable () -> Void) {
    let body = unsafe Unmanaged.passRetained(Body(run))
    var identifier = pthread_t()
    let fault = unsafe pthread_create(
      &identifier, nil,
      { argument in
        if let argument = unsafe argument {
          unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        }
        return nil
      }, body.toOpaque())
    guard fault == 0 else {
      unsafe body.release()
      return nil
    }
    self.identifier = identifier
  }

  func join() { pthread_join(identifier, nil) }
}
