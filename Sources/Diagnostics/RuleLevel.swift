/// The severity that a user gives a rule.
public enum RuleLevel: String, Sendable, CaseIterable {
  case off, note, warning, error

  /// nil for a rule that is turned off.
  public var severity: Severity? { Severity(name: rawValue) }
}

/// From which severity on a finding makes a run fail.
public enum FailOn: String, Sendable, CaseIterable {
  case error, warning, note, never

  public func includes(_ severity: Severity) -> Bool {
    Severity(name: rawValue).map { severity >= $0 } ?? false
  }
}
