/// The version of Kazoo that a document is checked and translated for.
package enum Target: String, Sendable, CaseIterable {
  case kazoo4 = "4.3"
  case kazoo5 = "5"
}
