"""Completions in the real shells, driven through a pseudo-terminal."""

import os
import pathlib
import pty
import re
import select
import subprocess
import time
import unittest

from consumer import ConsumerTest, tool

# A line, and the words that it becomes after a tab.
COMPLETED = [
    ("twimlc ch", ["check"]),
    ("twimlc check --form", ["check", "--format"]),
    ("twimlc check --format sar", ["check", "--format", "sarif"]),
    ("twimlc check --format=sar", ["check", "--format=sarif"]),
    ("twimlc check --format sarif=rep", ["check", "--format", "sarif=report.txt"]),
    ("twimlc check --format=sarif=rep", ["check", "--format=sarif=report.txt"]),
    ("twimlc explain unknown-vo", ["explain", "unknown-voice"]),
    ("twimlc explain Gather finishOn", ["explain", "Gather", "finishOnKey"]),
    ("twimlc check --rule unknown-voi", ["check", "--rule", "unknown-voice{equals}"]),
    ("twimlc check --rule unknown-voice=warn", ["check", "--rule", "unknown-voice=warning"]),
    ("twimlc check --rule=empty-gather=off,unknown-voice=no",
     ["check", "--rule=empty-gather=off,unknown-voice=note"]),
    ("twimlc trace --set CallerNu", ["trace", "--set", "CallerNumber{equals}"]),
    ("twimlc trace --dial bu", ["trace", "--dial", "busy"]),
    ("twimlc graph --format do", ["graph", "--format", "dot"]),
    ("twimlc trace --format js", ["trace", "--format", "json"]),
    ("twimlc help gra", ["help", "graph"]),
    ("twimlc completions fi", ["completions", "fish"]),
    ("twimlc check rep", ["check", "report.txt"]),
    ("twimlc check two\\ w", ["check", "two words.xml"]),
    ("twimlc --quiet check --fail-on warn", ["--quiet", "check", "--fail-on", "warning"]),
    ("twimlc call --pre", ["call", "--press"]),
    ("twimlc call --record so", ["call", "--record", "sound"]),
    ("twimlc test --upd", ["test", "--update"]),
    ("twimlc test --format jun", ["test", "--format", "junit"]),
    ("twimlc test sub", ["test", "subdirectory/"]),
    ("twimlc explore --save-d", ["explore", "--save-dir"]),
    ("twimlc explore --format mer", ["explore", "--format", "mermaid"]),
    ("twimlc lsp --kaz", ["lsp", "--kazoo"]),
    ("twimlc lsp --base-u", ["lsp", "--base-url"]),
    ("twimlc schema conf", ["schema", "config"]),
    ("twimlc schema twiml --a", ["schema", "twiml", "--as"]),
    ("twimlc translate --output-dir sub", ["translate", "--output-dir", "subdirectory/"]),
]

# A line, and the words that a tab lists after it.
LISTED = [
    ("twimlc check --format ", ["text", "gcc", "json", "jsonl", "sarif", "github", "gitlab",
                                "checkstyle", "junit", "rdjson"]),
    ("twimlc check --rule unknown-voice=", ["off", "note", "warning", "error"]),
    ("twimlc explain Say ", ["voice", "language", "loop"]),
    ("twimlc completions ", ["bash", "zsh", "fish"]),
    ("twimlc schema ", ["twiml", "config", "report", "trace"]),
    ("twimlc call --record ", ["sound", "silence"]),
    ("twimlc explore --format ", ["text", "json", "mermaid", "dot", "html"]),
]


class Terminal:
    """A shell behind a pseudo-terminal."""

    def __init__(self, command, directory, environment):
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.chdir(directory)
            os.execve(command[0], command, environment)
        self.seen = ""

    def close(self):
        os.close(self.descriptor)
        try:
            os.kill(self.process, 9)
        except ProcessLookupError:
            pass
        os.waitpid(self.process, 0)

    def send(self, text):
        os.write(self.descriptor, text.encode())

    def read(self, seconds):
        """What comes until nothing does for so long."""
        text = b""
        while select.select([self.descriptor], [], [], seconds)[0]:
            try:
                chunk = os.read(self.descriptor, 1 << 16)
            except OSError:
                break
            if not chunk:
                break
            if b"\x1b[c" in chunk or b"\x1b[0c" in chunk:
                # fish asks for the kind of the terminal.
                os.write(self.descriptor, b"\x1b[?62;c")
            text += chunk
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()][A-Z0-9]|\x1b[=>]|\x1b\][^\x07]*\x07", "",
                      text.decode(errors="replace"))

    def wait_for(self, pattern, seconds=20):
        """Reads until a pattern comes."""
        text, end = "", time.monotonic() + seconds
        while time.monotonic() < end:
            text += self.read(0.2)
            found = re.search(pattern, text)
            if found:
                return found
        raise AssertionError(f"the shell did not print {pattern!r} but {text!r}")


class ShellTest:
    """What holds for every shell."""

    pause = 0.35
    # The text after a name after one tab; if there is none, a second tab adds the equals sign.
    equals = ""

    def start(self):
        (self.directory / "report.txt").touch()
        (self.directory / "two words.xml").touch()
        (self.directory / "subdirectory").mkdir()
        environment = {
            "PATH": f"{pathlib.Path(self.twimlc).parent}:/usr/bin:/bin", "TERM": "xterm",
            "HOME": str(self.directory), "LC_ALL": "C.UTF-8", "COLUMNS": "200", "LINES": "50"}
        text = self.run_twimlc("completions", self.shell).stdout
        self.assertTrue(text)
        (self.directory / self.completion_file).write_text(text)
        terminal = Terminal(self.command(), self.directory, environment)
        self.addCleanup(terminal.close)
        terminal.send("stty -echo 2>/dev/null; stty cols 200 rows 50; " + self.setup + "; printf '%s%s\\n' rea dy\r")
        terminal.wait_for("ready")
        terminal.read(self.pause)
        return terminal

    def complete(self, terminal, line):
        """The words of a line after a tab."""
        terminal.send(line + "\t")
        terminal.read(self.pause)
        # Goes to the start of the line, to turn it into a command that prints its words.
        terminal.send("\x01printf '<%s>\\n' ")
        terminal.read(0.1)
        terminal.send("\x05 end-of-words\r")
        text = terminal.wait_for(r"(?s)<twimlc>.*<end-of-words>").group()
        return re.findall(r"<([^<>]*)>", text[text.rindex("<twimlc>"):])[1:-1]

    def test_completes(self):
        terminal = self.start()
        for line, words in COMPLETED:
            with self.subTest(line=line):
                expected = [word.replace("{equals}", self.equals) for word in words]
                self.assertEqual(self.complete(terminal, line), expected)

    def test_lists(self):
        terminal = self.start()
        for line, words in LISTED:
            with self.subTest(line=line):
                terminal.send(line + "\t\t")
                text = terminal.read(0.8)
                listed = set(re.split(r"[\s=]+", text.replace(line, " ", 1)))
                self.assertEqual([word for word in words if word not in listed], [], text)
                terminal.send("\x03")
                terminal.read(self.pause)


class BashTest(ShellTest, ConsumerTest):
    shell, completion_file = "bash", "completions.bash"
    setup = ("bind 'set bell-style none'; bind 'set page-completions off'; "
             "bind 'set enable-bracketed-paste off'; PS1='> '; source ./completions.bash")

    def command(self):
        return [tool("bash"), "--norc", "--noprofile", "-i"]


class ZshTest(ShellTest, ConsumerTest):
    shell, completion_file = "zsh", "_twimlc"
    equals = "="
    setup = ("PS1='> '; unsetopt beep zle_bracketed_paste auto_remove_slash; bindkey -e; fpath=($PWD $fpath); "
             "autoload -Uz compinit; compinit -u -d dump")

    def command(self):
        return [tool("zsh"), "-f", "-i"]


    def test_says_what_must_come_first(self):
        text = self.run_twimlc("completions", "zsh").stdout
        path = self.write("completions.zsh", text)
        result = self.run_tool(tool("zsh"), "-f", "-c", f"source {path}")
        self.assertIn("compinit", result.stderr)
        self.assertNotIn("not found", result.stderr)
        result = self.run_tool(
            tool("zsh"), "-f", "-c",
            f"autoload -Uz compinit; compinit -u -d dump; source {path}; print $_comps[twimlc]")
        self.assertEqual((result.stdout, result.stderr), ("_twimlc\n", ""))


class FishTest(ShellTest, ConsumerTest):
    shell, completion_file = "fish", "completions.fish"
    setup = "function fish_prompt; echo '> '; end; set fish_autosuggestion_enabled 0; source ./completions.fish"
    pause = 0.5

    def command(self):
        return [tool("fish"), "--no-config", "-i"]


if __name__ == "__main__":
    unittest.main()
