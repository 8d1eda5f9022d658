"""A head is stamped by an authority; one that is silent or says something else stops nothing."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from rfc3161_client import TimestampRequestBuilder

from guiju.kernel.keeping import checkpoints, time_stamps
from tests import needs
from tests.people import County
from tests.web import desk

CONFIGURED = """
[tsa]
default_tsa = ours
[ours]
serial = {folder}/serial
signer_cert = {folder}/cert.pem
signer_key = {folder}/key.pem
certs = {folder}/cert.pem
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a time-stamping authority, made by openssl."""
    openssl, folder = needs.program("openssl"), tmp_path_factory.mktemp("authority")
    (folder / "serial").write_text("01\n")
    (folder / "conf").write_text(CONFIGURED.format(folder=folder))
    made = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=stamps -addext extendedKeyUsage=critical,timeStamping"
    command = [openssl, *made.split(), "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@contextmanager
def answering(folder: Path, asked: bytes | None = None) -> Iterator[str]:
    """An address at which the authority answers; to ``asked`` whatever it is asked, if that is given."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            (folder / "query").write_bytes(asked or query)
            words = ["ts", "-reply", "-config", "conf", "-queryfile", "query", "-out", "reply"]
            subprocess.run([needs.program("openssl"), *words], cwd=folder, check=True, capture_output=True)
            self.send_response(200)
            self.end_headers()
            self.wfile.write((folder / "reply").read_bytes())

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def head(county: County) -> checkpoints.Head:
    desk.petition(county.clerk)
    head = checkpoints.make()
    assert head
    checkpoints.file_of(head).with_suffix(".tsr").unlink(missing_ok=True)
    return head


def test_a_head_is_stamped_once_and_openssl_agrees(
    head: checkpoints.Head, authority: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert time_stamps.stamp_latest() is None, "nobody was named"
    with answering(authority) as address:
        monkeypatch.setenv("GUIJU_TIMESTAMP", address)
        stamp = time_stamps.stamp_latest()
        assert stamp and time_stamps.stamp_latest() is None
    words = [
        "ts",
        "-verify",
        "-data",
        str(checkpoints.file_of(head)),
        "-in",
        str(stamp),
        "-CAfile",
        str(authority / "cert.pem"),
    ]
    assert subprocess.run([needs.program("openssl"), *words], capture_output=True).returncode == 0
    assert [checkpoints.read_head(path).size for path in checkpoints.files()] == [head.size], "a stamp is no head"
    stamp.unlink()


def test_an_answer_to_something_else_is_no_stamp(
    head: checkpoints.Head, authority: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = TimestampRequestBuilder().data(b"something else").build().as_bytes()
    with answering(authority, asked=other) as address:
        monkeypatch.setenv("GUIJU_TIMESTAMP", address)
        with pytest.raises(time_stamps.NotStamped, match="不是所问"):
            time_stamps.stamp_latest()
    assert not checkpoints.file_of(head).with_suffix(".tsr").exists()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "file:" + "//etc/passwd", "stamps"])
def test_an_authority_that_is_none_is_told(
    head: checkpoints.Head, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("GUIJU_TIMESTAMP", address)
    with pytest.raises(time_stamps.NotStamped) as told:
        time_stamps.stamp_latest()
    assert "检查点有效" in str(told.value)
