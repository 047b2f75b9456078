"""Reports as the programs read them that they are made for."""

import json
import unittest

from consumer import ROOT, ConsumerTest, tool

BAD = """<Response>
  <Say voice="alice">Hi & bye {0}</Say>
  <Gather finishonkey="#"><Say lenght="2">x</Say></Gather>
</Response>
""".replace("&", "&amp;")


class ReportTest(ConsumerTest):
    def setUp(self):
        super().setUp()
        self.write("bad.xml", BAD)
        self.write("sub dir/good.xml", "<Response><Say>Hi</Say></Response>")

    def report(self, format, *more):
        name = f"report.{format}"
        result = self.run_twimlc("check", "--format", f"{format}={name}", "-q", ".", *more)
        self.assertIn(result.returncode, (0, 1, 2), result.stderr)
        return self.directory / name

    def validate(self, schema, *files):
        result = self.run_tool(tool("check-jsonschema"), "--schemafile", str(schema), *map(str, files))
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def refuse(self, schema, *files):
        result = self.run_tool(tool("check-jsonschema"), "--schemafile", str(schema), *map(str, files))
        self.assertNotEqual(result.returncode, 0, [file.read_text() for file in files])

    def schema(self, subject):
        return self.write(f"{subject}.schema.json", self.run_twimlc("schema", subject).stdout)

    def test_sarif_tools_count_what_is_found(self):
        path = self.report("sarif", "no.xml", "--docs-url", "https://docs.example/t")
        result = self.run_tool(tool("sarif"), "summary", str(path))
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertRegex(result.stdout, r"error: *1\b")
        self.assertIn("unknown-voice", result.stdout)
        run = json.loads(path.read_text())["runs"][0]
        self.assertFalse(run["invocations"][0]["executionSuccessful"])

    def test_junitparser_reads_the_cases(self):
        try:
            import junitparser
        except ImportError:
            self.skipTest("junitparser is not installed")
        xml = junitparser.JUnitXml.fromfile(str(self.report("junit")))
        cases = [case for suite in xml for case in suite]
        self.assertTrue(any(case.result for case in cases))
        self.assertTrue(any(not case.result for case in cases))

    def test_reports_follow_their_schema(self):
        self.validate(self.schema("report"), self.report("json"))
        lines = self.report("jsonl").read_text().splitlines()
        self.validate(self.schema("report"), self.write("l.json", f"[{','.join(lines)}]"))
        self.refuse(self.schema("report"), self.write("x.json", '[{"file": "a"}]'))

    def test_traces_follow_their_schema(self):
        samples = sorted(path for path in (ROOT / "Samples").glob("*.xml"))
        options = [[], ["--digits", "1"], ["--dial", "busy"], ["--record", "silence"]]
        files = []
        for sample in samples + [self.directory / "bad.xml"]:
            for number, words in enumerate(options):
                text = self.run_twimlc("trace", "-q", "-f", "json", *words, str(sample)).stdout
                files.append(self.write(f"{sample.stem}{number}.json", text))
        files.append(self.write(
            "broken.json", self.run_twimlc("trace", "-q", "-f", "json", input="<a").stdout))
        self.validate(self.schema("trace"), *files)
        self.refuse(self.schema("trace"), self.write("x.json", '{"file": "a"}'))

    def test_configurations_follow_their_schema(self):
        schema = self.schema("config")
        good = [
            "kazoo: 4.3\nbase-url: https://h/a.php\nfail-on: warning\n",
            "target: 5\nrules: {unknown-voice: off, loss-*: note, value: error}\n",
            "severity: error\ninclude: '*.php'\nexclude: [vendor/, '*.bak.xml']\ngitignore: false\n",
            "baseline: known.txt\ndocs-url: https://docs.example\n"
            "overrides:\n- files: [legacy/]\n  rules: {ignored-attribute: note}\n  kazoo: 5\n",
        ]
        bad = [
            "kazoo: 6\n", "kazoo: 4.5\n", "base-url: h/a\n", "rules: {unknown-voise: off}\n",
            "rules: {unknown-voice: warn}\n", "exclude: ['!a']\n", "nonsense: 1\n",
            "overrides: [{rules: {}}]\n", "overrides: [{files: a, exclude: b}]\n", "gitignore: maybe\n",
        ]
        for texts, follows in ((good, True), (bad, False)):
            for text in texts:
                with self.subTest(text=text):
                    path = self.write("c/.twimlc.yml", text)
                    self.write("c/known.txt", "")
                    copy = self.write("copy.yml", text)
                    (self.validate if follows else self.refuse)(schema, copy)
                    # twimlc itself reports the same.
                    result = self.run_twimlc("config", cwd=path.parent)
                    self.assertEqual(result.returncode, 0 if follows else 2, result.stderr)

    def test_what_config_prints_follows_the_schema(self):
        text = self.run_twimlc(
            "config", "--kazoo", "5", "--severity", "error", "--exclude", "a b/*", "--include", "*.php",
            "--rule", "loss-*=off", "--docs-url", "https://h/t", "--no-gitignore").stdout
        self.validate(self.schema("config"), self.write("c.yml", text))

    def test_graphviz_draws_the_graph(self):
        text = self.run_twimlc("graph", "-q", "-f", "dot", "sub dir/good.xml").stdout
        result = self.run_tool(tool("dot"), "-Tsvg", input=text)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("<svg", result.stdout)

    def test_man_finds_every_page_from_the_first(self):
        for page in sorted((ROOT / "man").iterdir()):
            result = self.run_tool(
                tool("man"), "--warnings", "-E", "UTF-8", "-l", str(page), env={"MANROFFOPT": ""})
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(result.stderr, "", page)
        first = (ROOT / "man/twimlc.1").read_text()
        for page in (ROOT / "man").glob("*.7"):
            self.assertTrue(page.stem.replace("-", "\\-") + " (7)" in first, page)


if __name__ == "__main__":
    unittest.main()
