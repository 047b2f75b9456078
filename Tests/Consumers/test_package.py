"""What scripts/package makes, installed as users do, without Swift in PATH."""

import functools
import hashlib
import http.server
import os
import pathlib
import subprocess
import sys
import threading
import unittest

from consumer import ROOT, ConsumerTest, tool

BAD = '<Response><Say voice="alice">Hi</Say></Response>\n'
GOOD = "<Response><Say>Hi</Say></Response>\n"


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


class PackageTest(ConsumerTest):
    def setUp(self):
        super().setUp()
        self.packages = pathlib.Path(os.environ.get("PACKAGES", ROOT / ".build/package"))
        if not (self.packages / "SHA256SUMS").exists():
            self.skipTest("there is no package: run scripts/package")
        self.version = subprocess.run(
            [str(ROOT / "scripts/version")], capture_output=True, text=True).stdout.strip()
        # Without Swift and without an installed twimlc.
        self.clean = {
            "PATH": "/usr/bin:/bin", "HOME": str(self.directory), "LC_ALL": "C.UTF-8",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_FIND_LINKS": str(self.packages),
            "GIT_CONFIG_NOSYSTEM": "1",
        }

    def run_clean(self, *command, cwd=None, input=None, **more):
        return subprocess.run(
            command, input=input, capture_output=True, text=True, cwd=cwd or self.directory,
            env={**self.clean, **more}, timeout=600)

    def succeed(self, *command, cwd=None, **more):
        result = self.run_clean(*command, cwd=cwd, **more)
        self.assertEqual(result.returncode, 0, f"{command}\n{result.stdout}\n{result.stderr}")
        return result.stdout

    def wheel(self):
        wheels = list(self.packages.glob("*.whl"))
        if not wheels:
            self.skipTest("there is no wheel: the program is not static, or this is not x86-64")
        return str(wheels[0])

    def test_checksums_hold_and_the_version_is_everywhere(self):
        names = []
        for line in (self.packages / "SHA256SUMS").read_text().splitlines():
            digest, name = line.split()
            self.assertEqual(
                digest, hashlib.sha256((self.packages / name).read_bytes()).hexdigest(), name)
            names.append(name)
        self.assertGreaterEqual(len(names), 3)
        self.assertTrue(all(self.version in name for name in names), names)

    def test_pip_installs_the_wheel_in_a_fresh_environment(self):
        wheel = self.wheel()
        self.succeed(sys.executable, "-m", "venv", "v")
        self.succeed("v/bin/pip", "install", "--no-index", wheel)
        self.assertIn(f"twimlc {self.version}", self.succeed("v/bin/twimlc", "--version"))
        result = self.run_clean("v/bin/twimlc", "check", input=BAD)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertTrue((self.directory / "v/share/man/man1/twimlc.1").exists())
        self.succeed("v/bin/pip", "uninstall", "--yes", "twimlc")
        self.assertFalse((self.directory / "v/bin/twimlc").exists())

    def test_pipx_and_uvx_run_it(self):
        wheel = self.wheel()
        for command in ([tool("pipx"), "run", "--spec", wheel, "twimlc"],
                        [tool("uvx"), "--no-index", "--from", wheel, "twimlc"]):
            with self.subTest(command=command[0]):
                out = self.succeed(*command, "--version", PATH=os.environ["PATH"])
                self.assertIn(f"twimlc {self.version}", out)

    def repository(self, configuration):
        """A repository with excluded, ignored, template and other files."""
        for name, text in {
            "good.xml": GOOD, "bad.xml": BAD, "pom.xml": "<project/>", "vendor/third.xml": BAD,
            "build/made.xml": BAD, ".gitignore": "build/\n", "two words.xml": GOOD,
            ".twimlc.yml": "exclude: [vendor/]\n", "view.xml.erb": "<Response><%= x %></Response>",
            "page.php": "<?php ?>", ".pre-commit-config.yaml": configuration,
        }.items():
            self.write(f"r/{name}", text)
        git = ["git", "-c", "user.name=t", "-c", "user.email=t@localhost", "-C", "r"]
        self.succeed(*git, "init", "--quiet")
        self.succeed(*git, "add", "--all")
        return self.directory / "r"

    def check_with_pre_commit(self, configuration):
        repository = self.repository(configuration)
        more = {"PATH": os.environ["PATH"]}
        result = self.run_clean(
            tool("pre-commit"), "run", "--all-files", "--verbose", cwd=repository, **more)
        out = result.stdout + result.stderr
        self.assertEqual(result.returncode, 1, out)
        self.assertIn("bad.xml:1:23: error", out)
        for name in ("vendor/third.xml", "pom.xml", "build/made.xml", "good.xml", "two words.xml"):
            self.assertNotIn(f"{name}:", out.replace("bad.xml:", ""))
        (repository / "bad.xml").write_text(GOOD)
        self.succeed("git", "-C", "r", "add", "--all")
        self.succeed(tool("pre-commit"), "run", "--all-files", cwd=repository, **more)

    def test_pre_commit_runs_a_local_hook_with_the_wheel(self):
        self.check_with_pre_commit(f"""
repos:
- repo: local
  hooks:
  - id: twimlc
    name: twimlc
    language: python
    additional_dependencies: ["{self.wheel()}"]
    entry: twimlc check --force-exclude --skip-other-xml
    files: \\.(xml|twiml)$
""")

    def test_pre_commit_installs_the_mirror(self):
        self.wheel()
        self.check_with_pre_commit(f"""
repos:
- repo: {self.packages}/twimlc-pre-commit
  rev: v{self.version}
  hooks: [{{ id: twimlc }}]
""")

    def deb(self):
        return str(next(self.packages.glob("*.deb")))

    def test_lintian_finds_no_error(self):
        result = self.run_clean(
            tool("lintian"), "--fail-on", "error", "--allow-root", self.deb(),
            PATH=os.environ["PATH"])
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def test_the_deb_puts_completions_where_the_shells_look(self):
        listing = self.succeed("dpkg-deb", "--contents", self.deb())
        for path in ("bash-completion/completions/twimlc", "zsh/vendor-completions/_twimlc",
                     "fish/vendor_completions.d/twimlc.fish", "man/man1/twimlc.1.gz"):
            self.assertIn(f"./usr/share/{path}", listing)

    def test_zsh_finds_the_completion_of_the_deb(self):
        zsh = tool("zsh")
        self.succeed("dpkg-deb", "--extract", self.deb(), "root")
        directory = self.succeed(zsh, "-f", "-c", "print -l $fpath | grep /usr/share/zsh/vendor-comp")
        place = self.directory / f"root{directory.strip()}"
        self.assertTrue((place / "_twimlc").exists())
        out = self.succeed(
            zsh, "-f", "-c",
            f"fpath=({place} $fpath); autoload -Uz compinit; compinit -u -d dump; "
            "print $_comps[twimlc]")
        self.assertEqual(out, "_twimlc\n")

    def test_the_action_takes_a_wheel_a_tarball_or_a_program(self):
        self.write("views/a b.xml", BAD)
        self.write("views/c.bak.xml", BAD)
        sums = dict(reversed(line.split()) for line in
                    (self.packages / "SHA256SUMS").read_text().splitlines())
        handler = functools.partial(QuietHandler, directory=str(self.packages))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        url = f"http://127.0.0.1:{server.server_port}/{pathlib.Path(self.wheel()).name}?token=1"
        tarball = str(next(self.packages.glob("*.tar.gz")))
        for path in [self.wheel(), tarball, self.twimlc, url]:
            with self.subTest(path=path):
                result = self.run_clean(
                    str(ROOT / ".github/actions/check/run"), PROGRAM=path,
                    SHA256=sums.get(pathlib.Path(path.split("?")[0]).name, ""), PATHS="'views/a b.xml' views",
                    OPTIONS="--exclude '*.bak.xml' --rule 'loss-*=off'", FAIL_ON="warning")
                self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
                self.assertEqual(result.stdout.count("::error "), 1, result.stdout)
                self.assertIn("file=views/a b.xml", result.stdout)
        wrong = self.run_clean(
            str(ROOT / ".github/actions/check/run"), PROGRAM=self.wheel(), SHA256="0" * 64)
        self.assertEqual(wrong.returncode, 2)
        self.assertIn("the checksum of", wrong.stderr)

    def test_the_action_says_that_it_needs_swift(self):
        place = self.directory / "fake/.github/actions/check"
        place.mkdir(parents=True)
        result = self.run_clean(
            str(ROOT / ".github/actions/check/run"), GITHUB_ACTION_PATH=str(place))
        self.assertEqual(result.returncode, 2)
        self.assertIn("no swift on this runner", result.stderr)


if __name__ == "__main__":
    unittest.main()
