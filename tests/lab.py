"""JupyterLab for tests: the server as ``analysis lab`` starts it, and a notebook open in a browser."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

#: Seconds that a loaded machine may take to start a server or a kernel.
PATIENCE = 120


@contextmanager
def serve(folder: Path, home: Path, command: tuple[str, ...] = ("analysis", "lab")) -> Iterator[str]:
    """Serve JupyterLab from a folder, with a home of its own; gives the address, token included."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    options = (
        "--no-browser", "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={token}", "--LabApp.expose_app_in_browser=True", "--allow-root",
    )  # fmt: skip
    own = {
        name: str(home / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")
    }
    known = {
        name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "ANALYSIS"))
    }
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", *command, *options], cwd=folder, stdout=log, stderr=log,
            start_new_session=True, env=known | own | {"HOME": str(home)},
        )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address, server, home / "log")
        yield f"{address}/?token={token}"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _wait(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text()
        try:
            urlopen(f"{address}/api", timeout=5).close()  # noqa: S310
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"no JupyterLab after {PATIENCE} s: {log.read_text()}")


class Notebook:
    """The notebook that Lab shows.

    Parameters
    ----------
    tab : the browser's tab, which shows Lab.
    """

    def __init__(self, tab: Any) -> None:
        self.tab = tab
        tab.set_default_timeout(PATIENCE * 1000)

    def ready(self) -> None:
        """Wait until the notebook is open and its kernel answers: Run All is lost before."""
        self.tab.wait_for_function(
            """() => {
                const shown = window.jupyterapp?.shell.currentWidget;
                return shown?.sessionContext?.isReady && shown.sessionContext.session?.kernel;
            }"""
        )
        self.tab.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.info")

    def open(self, path: str) -> None:
        """Open a notebook by its path, and wait until its kernel answers."""
        self.tab.evaluate(
            "async path => { await window.jupyterapp.commands.execute('docmanager:open', { path }); }", path
        )
        self.tab.wait_for_function(
            "path => window.jupyterapp.shell.currentWidget?.context?.path === path", arg=path
        )
        self.ready()

    def run_all(self) -> None:
        """Run all cells, and wait for the last."""
        self.tab.evaluate(
            "async () => { await window.jupyterapp.commands.execute('notebook:run-all-cells'); }"
        )

    def wait_idle(self) -> None:
        """Wait until the kernel has nothing left to do."""
        self.tab.evaluate(
            """async () => {
                const { kernel } = window.jupyterapp.shell.currentWidget.sessionContext.session;
                await kernel.requestExecute({ code: "" }).done;
            }"""
        )

    def control(self, label: str) -> Any:
        """The box of the explorer that bears a label."""
        row = self.tab.locator(".explore .widget-inline-hbox").filter(
            has=self.tab.get_by_text(label, exact=True)
        )
        return row.locator("input, select").first

    def cells(self) -> list[dict[str, Any]]:
        """The cells as they are now, with what they show."""
        held = self.tab.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.toJSON()")
        return list(held["cells"])

    def errors(self) -> list[str]:
        """What failed, an error a line."""
        return [
            json.dumps(output.get("evalue"), ensure_ascii=False)
            for cell in self.cells()
            for output in cell.get("outputs", [])
            if output["output_type"] == "error"
        ]
