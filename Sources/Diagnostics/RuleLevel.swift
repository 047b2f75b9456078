/// The severity that a user gives a rule.
package enum RuleLevel: String, Sendable, CaseIterable {
  case off, note, warning, error

  /// nil for a rule that is turned off.
  package var severity: Severity? { Severity(name: rawValue) }
}

/// From which severity on a finding makes a run fail.
package enum FailOn: String, Sendable, CaseIterable {
  case error, warning, note, never

  /// nil for none.
  package var severity: Severity? { Severity(name: rawValue) }

  package func includes(_ severity: Severity) -> Bool {
    self.severity.map { severity >= $0 } ?? false
  }
}
