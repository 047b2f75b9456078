extension Vocabulary {
  static let kazoo5Entries: [Entry] = []
  static let twilioEntries: [Entry] = kazoo5Entries
}
