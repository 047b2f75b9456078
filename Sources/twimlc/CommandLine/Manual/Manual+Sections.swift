import Reference

extension Manual {
  /// Topics that are too long for an option's description.
  static let sections: [Section] = [
    Section(
      "CONFIGURATION",
      [
        """
        Each document is checked by the file `.twimlc.yml`, or `.twimlc.yaml`, in its directory or \
        else in the nearest one above; the search ends at a directory that holds `.git`. Standard \
        input uses `--stdin-filename`. Where several such files stand above each other only the \
        nearest counts. `call` and `explore` go by the file in or above the working directory, and \
        `test` by the one in or above the directory of each scenario file. Options win over it, \
        and `twimlc config` `FILE` prints what holds in the end.
        """,
        """
        `kazoo`, `base-url`, `fail-on`, `severity`, `docs-url`, `include`, `exclude` and \
        `baseline` mean the same as the options of these names. `rules` sets the level of a rule, \
        of a family or of a pattern such as `loss-*`; the level of a single rule wins. `gitignore: \
        false` is `--no-gitignore`. Patterns and the path of the baseline are relative to the \
        directory of the file. An entry of `overrides` sets `kazoo`, `base-url`, `fail-on`, \
        `severity` and `rules` for the files that match one of its patterns in `files`; later \
        entries win. `templates` has the patterns of template files: `check` reads them as with \
        `--templates`, and a search finds them whatever their extensions. `twimlc schema config` \
        prints a JSON Schema of the file.
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
