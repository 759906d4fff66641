"""What several tests use: the program that the module is held against, and processes of Python."""

import os
import subprocess
import sys

import pytest


@pytest.fixture(scope="session")
def program():
    """Runs the program on a file, without any configuration, and gives what it writes."""
    path = os.environ.get("SNIPCHECK")
    if not path:
        pytest.skip("SNIPCHECK does not say where the program is")

    def run(*arguments, content):
        # `detect` has no configuration.
        settings = [] if "detect" in arguments else ["--no-config"]
        done = subprocess.run([path, *arguments, *settings, "-"], input=content, capture_output=True, check=False)
        assert done.returncode in (0, 1), done.stderr.decode()
        return done.stdout.decode()

    return run


@pytest.fixture
def python():
    """Runs a program of Python in a process of its own, and gives what it prints."""

    def run(code, *arguments, content=b"", **environment):
        # Python warns of forks with threads, which is what some of them are about.
        command = [sys.executable, "-W", "error", "-W", "ignore::DeprecationWarning", "-c", code, *arguments]
        settings = {**os.environ, **environment}
        done = subprocess.run(command, input=content, capture_output=True, timeout=120, check=False, env=settings)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    return run
