/// The severity that a user gives a rule.
public enum RuleLevel: String, Sendable, CaseIterable {
  case off, note, warning, error

  /// nil for a rule that is turned off.
  public var severity: Severity? { Severity(name: rawValue) }
}

/// From which severity on a finding makes a run fail.
public enum FailOn: String, Sendable, CaseIterable {
  case error, warning, note, never

  /// nil for none.
  public var severity: Severity? { Severity(name: rawValue) }

  public func includes(_ severity: Severity) -> Bool {
    self.severity.map { severity >= $0 } ?? false
  }
}
