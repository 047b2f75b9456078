// A callflow is JSON: who has the one has the other.
@_exported public import JSON
