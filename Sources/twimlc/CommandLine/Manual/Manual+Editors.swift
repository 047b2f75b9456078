import Reference

extension Manual {
  /// How to configure editors for twimlc.
  static let editors: [Section] = [
    Section(
      "EDITORS",
      [
        """
        `twimlc lsp` serves every editor that speaks the Language Server Protocol. It shows what \
        `check` finds, with fixes and comments that suppress a rule as code actions, completes \
        elements, attributes, values and end tags, says on hover what Kazoo does, lists the verbs, \
        and opens URLs. It can be attached to all XML: what is not TwiML is left alone.
        """,
        """
        Neovim, in `init.lua`. Tried with Neovim 0.7.2:
        """,
      ],
      example: """
        local twimlc
        vim.api.nvim_create_autocmd("FileType", {
          pattern = "xml",
          callback = function(args)
            twimlc = twimlc or vim.lsp.start_client({ name = "twimlc", cmd = { "twimlc", "lsp" } })
            vim.lsp.buf_attach_client(args.buf, twimlc)
          end,
        })
        """),
    Section(
      "NEOVIM 0.11",
      ["In `init.lua`, from Neovim 0.11 on. Not tried:"],
      example: """
        vim.lsp.config("twimlc", { cmd = { "twimlc", "lsp" }, filetypes = { "xml" } })
        vim.lsp.enable("twimlc")
        """),
    Section(
      "EMACS",
      [
        """
        For eglot and for nXML, in `init.el`. Tried with Emacs 28.2 and eglot 1.9:
        """
      ],
      example: """
        (with-eval-after-load 'eglot
          (add-to-list 'eglot-server-programs '((nxml-mode xml-mode) "twimlc" "lsp")))
        (with-eval-after-load 'rng-loc
          (add-to-list 'rng-schema-locating-files "~/twiml/schemas.xml"))
        """),
    Section(
      "NXML",
      [
        """
        The file that nXML finds the grammar by. The grammar beside it is made by \
        `twimlc schema twiml --as rnc >~/twiml/twiml.rnc`. Tried with Emacs 28.2:
        """
      ],
      example: """
        <locatingRules xmlns="http://thaiopensource.com/ns/locating-rules/1.0">
          <documentElement localName="Response" uri="twiml.rnc"/>
        </locatingRules>
        """),
    Section(
      "HELIX",
      ["In `languages.toml`. Not tried:"],
      example: """
        [language-server.twimlc]
        command = "twimlc"
        args = ["lsp"]

        [[language]]
        name = "xml"
        language-servers = ["twimlc"]
        """),
    Section(
      "VISUAL STUDIO CODE",
      [
        """
        With the extension Generic LSP Client (v2), in `settings.json`; the last lines are for the \
        extension XML, which checks and completes by the grammar that `twimlc schema` prints. Not \
        tried:
        """
      ],
      example: """
        "glspc.server.command": "twimlc",
        "glspc.server.commandArguments": ["lsp"],
        "glspc.server.languageId": ["xml"],
        "xml.fileAssociations": [
          {"pattern": "twiml/**/*.xml", "systemId": "/home/me/twiml/twiml.rng"}
        ]
        """),
  ]
}
