/// The severity that a user gives a rule.
package enum RuleLevel: String, Sendable, CaseIterable {
  case off, note, warning, error

  /// nil if the rule is off.
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

/// A severity as options and configuration files name it.
package enum SeverityWord: String, Sendable, CaseIterable {
  case error, warning, note

  package var severity: Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }

  /// What other programs call severities and levels.
  package static let synonyms: [String: [String]] = [
    "warn": ["warning"], "info": ["note"], "information": ["note"], "hint": ["note"],
    "notice": ["note"], "style": ["note"], "err": ["error"], "fatal": ["error"],
    "critical": ["error"], "none": ["off", "never"], "disable": ["off", "never"],
    "disabled": ["off", "never"], "ignore": ["off", "never"], "silent": ["off", "never"],
    "false": ["off", "never"], "no": ["off", "never"], "off": ["never"], "never": ["off"],
    "all": ["note"], "any": ["note"],
  ]
}
