import Reference

extension Manual {
  /// What needs more room than an option has.
  static let sections: [Section] = [
    Section(
      "CONFIGURATION",
      [
        """
        Each document is checked by the file `.twimlc.yml`, or `.twimlc.yaml`, in its directory or \
        else in the nearest one above; the search ends at a directory that holds `.git`. Standard input goes by \
        `--stdin-filename`. Where several such files stand above each other only the nearest \
        counts. `call` and `explore` go by the file in or above the working directory, and `test` by \
        the one in or above the directory of each scenario file. Options win over it, and `twimlc config` `FILE` prints what holds in the end.
        """,
        """
        `kazoo`, `base-url`, `fail-on`, `severity`, `docs-url`, `include`, `exclude` and `baseline` \
        are what the options of the same name say, and `rules` holds a level for a rule, a family or \
        a pattern as `loss-*`; a rule's own level goes before those. `gitignore: false` is \
        `--no-gitignore`. Patterns and the path of the baseline are relative to the directory of \
        the file. An entry of `overrides` holds `kazoo`, `base-url`, `fail-on`, `severity` and \
        `rules` for the files that one of its patterns, `files`, covers; the later entry wins. \
        `templates` holds the patterns of files that are templates: `check` reads them as with \
        `--templates`, and a search finds them whatever their names. `twimlc schema config` prints a JSON Schema of the file.
        """,
        """
        A mistake in the file is reported with its line; the documents that it is for are not \
        checked, and the exit status is 2.
        """,
      ],
      example: """
        kazoo: 4.3
        base-url: https://pbx.example.com/voice/start.php
        fail-on: warning
        rules:
          missing-action: off
        exclude:
          - vendor/
        templates:
          - views/
        overrides:
          - files: [legacy/, "*.twilio.xml"]
            rules: {ignored-attribute: note}
        """),
    scenarios,
    Section(
      "COMMENTS",
      [
        """
        A comment in a document silences rules for the next element and all that is in it, or for \
        the whole document. `twimlc explain unused-suppression` says where such a comment can \
        stand: Kazoo fails on one inside some of the verbs.
        """
      ],
      example: """
        <!-- twimlc-disable-next RULE... : reason -->
        <!-- twimlc-disable-file RULE... : reason -->
        """),
  ]
}
