import Reference

extension Manual {
  /// Topics that are too long for an option's description.
  static let sections: [Section] = [
    Section(
      "CONFIGURATION",
      [
        """
        The settings for a document come from the file `.twimlc.yml`, or `.twimlc.yaml`, in its \
        directory. If there is none, the nearest one in the directories above is used; the search \
        ends at a directory that has `.git`. Only one such file is used. For standard input the \
        path in `--stdin-filename` counts, for `call` and `explore` the working directory, and for \
        `test` the directory of each scenario file. Options replace the settings of the file. \
        `twimlc config` `FILE` prints the settings that are used in the end.
        """,
        """
        `kazoo`, `base-url`, `fail-on`, `severity`, `docs-url`, `include`, `exclude` and \
        `baseline` mean the same as the options of these names. `rules` sets the level of a rule, \
        of a family or of a pattern such as `loss-*`; the level of a single rule comes before \
        those. `gitignore: false` is `--no-gitignore`. Patterns and the path of the baseline are \
        relative to the directory of the file. An entry of `overrides` sets `kazoo`, `base-url`, \
        `fail-on`, `severity` and `rules` for the files that match one of its patterns in `files`; \
        if several entries match, the last one counts. `templates` has the patterns of template \
        files: `check` reads them as with `--templates`, and a search finds them whatever their \
        extensions. `twimlc schema config` prints a JSON Schema of the file.
        """,
        """
        A mistake in the file is reported with its line. The documents that it applies to are not \
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
        A comment silences rules for the next element with everything inside it, or for the whole \
        document. `twimlc explain unused-suppression` says where to put such a comment: Kazoo \
        fails on a comment inside some of the verbs.
        """
      ],
      example: """
        <!-- twimlc-disable-next RULE... : reason -->
        <!-- twimlc-disable-file RULE... : reason -->
        """),
  ]
}
