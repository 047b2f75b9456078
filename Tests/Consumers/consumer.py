"""What the tests of this directory share: the program, a directory to run it in, and the tools
that read what it prints."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def program():
    """The program to test: $TWIMLC, or what was built last."""
    if "TWIMLC" in os.environ:
        return str(pathlib.Path(os.environ["TWIMLC"]).resolve())
    built = [ROOT / ".build" / name / "twimlc" for name in ("release", "debug")]
    built = [path for path in built if path.exists()]
    if not built:
        raise unittest.SkipTest("twimlc is not built: run scripts/build")
    return str(max(built, key=lambda path: path.stat().st_mtime))


def tool(name):
    """The path of a tool in PATH or beside $CONSUMERS/bin; the test is skipped where it is absent."""
    path = os.environ.get("CONSUMERS", "") + "/bin:" + os.environ.get("PATH", "")
    found = shutil.which(name, path=path)
    if not found:
        raise unittest.SkipTest(f"{name} is not installed")
    return found


class ConsumerTest(unittest.TestCase):
    """A test with an empty directory to work in."""

    maxDiff = None

    def setUp(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="twimlc-consumer-"))
        self.addCleanup(shutil.rmtree, self.directory, ignore_errors=True)
        self.twimlc = program()

    def write(self, name, text):
        path = self.directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def run_twimlc(self, *arguments, input=None, env=None, cwd=None):
        return self.run_tool(self.twimlc, *arguments, input=input, env=env, cwd=cwd)

    def run_tool(self, *command, input=None, env=None, cwd=None):
        return subprocess.run(
            command, input=input, capture_output=True, text=True, cwd=cwd or self.directory,
            env={**os.environ, **(env or {})}, timeout=300)
