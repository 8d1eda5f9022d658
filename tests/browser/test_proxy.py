"""Behind a real nginx that speaks TLS, with the file that deploy/ gives to offices: one signs in, takes a step, signs out."""

from __future__ import annotations

import http.client
import os
import re
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Role, User
from tests import needs
from tests.people import make_county
from tests.serving.test_server import free_port, serving
from tests.web import desk

OURS = Path(__file__).parents[2] / "deploy" / "nginx.conf"


@pytest.fixture
def clerk(transactional_db: None) -> User:
    return desk.user(make_county().department, Role.CLERK, name="clerk")


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=2))
    names = x509.SubjectAlternativeName([x509.DNSName("localhost")])
    signed = made.add_extension(names, critical=False).sign(key, hashes.SHA256())
    paths = folder / "certificate.pem", folder / "key.pem"
    paths[0].write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    paths[1].write_bytes(key.private_bytes(*form))
    return paths


@pytest.fixture
def address(live_server: LiveServer, tmp_path: Path, settings: Any) -> Iterator[str]:
    """The address of the tests' own site, over TLS."""
    settings.PROXIES = 1
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    with proxied(tmp_path, urlsplit(live_server.url).netloc) as site:
        yield site


@contextmanager
def proxied(tmp_path: Path, upstream: str) -> Iterator[str]:
    """The address over TLS of what is served at ``upstream``, by a real nginx."""
    nginx = needs.program("nginx", "/usr/sbin/nginx")
    plain, secure = free_port(), free_port()
    cert, key = certificate(tmp_path)
    text = OURS.read_text("utf-8")
    for told, here in {
        "127.0.0.1:8000": upstream,
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{secure} ssl;",
        "guiju.example": "localhost",
        "/etc/guiju/tls/certificate.pem": str(cert),
        "/etc/guiju/tls/key.pem": str(key),
    }.items():
        assert told in text
        text = text.replace(told, here)
    (tmp_path / "guiju.conf").write_text(text, "utf-8")
    temporary = " ".join(
        f"{name}_temp_path {tmp_path}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    (tmp_path / "nginx.conf").write_text(
        f"{user} daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}} "
        f"http {{ {temporary} include {tmp_path}/guiju.conf; }}"
    )
    proxy = subprocess.Popen([nginx, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")], stderr=subprocess.PIPE)
    site = f"https://localhost:{secure}"
    for _ in range(100):
        assert proxy.poll() is None, proxy.communicate()
        try:
            got(f"{site}/health/")
            break
        except OSError:
            time.sleep(0.05)
    try:
        yield site
    finally:
        proxy.terminate()
        proxy.wait(10)


def got(address: str, body: bytes | None = None, **headers: Any) -> Any:
    blind = ssl.create_default_context()
    blind.check_hostname, blind.verify_mode = False, ssl.CERT_NONE
    return urlopen(Request(address, body, headers), timeout=10, context=blind)


def test_one_signs_in_takes_a_step_and_signs_out(address: str, browser: Browser, clerk: User) -> None:
    record = desk.accept(clerk.actor, desk.petition(clerk.actor))
    context = browser.new_context(base_url=address, ignore_https_errors=True, locale="zh-CN")
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("用户名").fill("clerk")
    page.get_by_label("密码", exact=True).fill(desk.PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="我的工作台")).to_be_visible()
    assert page.url == f"{address}/"
    secure = {cookie["name"]: cookie["secure"] for cookie in context.cookies()}
    assert secure == {"sessionid": True, "csrftoken": True, "guiju_browser": True}

    page.goto(reverse("take_step", args=["petition", record.pk, "hear"]))
    page.get_by_label("意见").fill("听取了意见")
    page.get_by_role("button", name=re.compile("^办理“")).click()
    expect(page.get_by_role("heading", name=re.compile("不能|错误"))).to_have_count(0)
    assert Entry.objects.filter(matter_id=record.pk, step="hear").exists()

    page.locator("details.account summary").click()
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_role("heading", name="登录工作台")).to_be_visible()
    context.close()


def test_an_installation_as_the_guide_says(own_home: Path, tmp_path: Path) -> None:
    told = {"GUIJU_HTTPS": "1", "GUIJU_PROXIES": "1", "GUIJU_HOSTS": "localhost"}
    with serving(own_home, **told) as port, proxied(tmp_path, f"127.0.0.1:{port}") as site:
        page = got(f"{site}/sign-in/")
        assert "max-age=31536000" in page.headers["Strict-Transport-Security"]
        [cookie] = page.headers.get_all("Set-Cookie")
        assert "Secure" in cookie
        token = cookie.split(";")[0].partition("=")[2]
        headers = {"Origin": site, "Referer": f"{site}/sign-in/", "Cookie": f"csrftoken={token}"}
        form = f"username=nobody&password=x&csrfmiddlewaretoken={token}".encode()
        assert "用户名或者密码不正确" in got(f"{site}/sign-in/", form, **headers).read().decode()
        # Without TLS it is sent to TLS, by whatever way it came.
        plain = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        plain.request("GET", "/public/", headers={"Host": "localhost"})
        assert plain.getresponse().headers["Location"] == "https://localhost/public/"


def test_who_is_told_of_a_visit_is_told_right(address: str, clerk: User, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(OSError, match="404"):
        got(f"{address}/metrics")
    # Whoever claims to come from elsewhere is known by what nginx saw.
    caplog.clear()
    got(f"{address}/public/", None, **{"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "http"})
    [told] = [getattr(record, "told", {}) for record in caplog.records if record.name == "guiju.access"]
    assert told["from"] == "127.0.0.1" and told["status"] == 200


def test_a_body_that_is_too_large_is_refused_at_the_door(address: str) -> None:
    with pytest.raises(OSError, match="413"):
        got(f"{address}/sign-in/", b"", **{"Content-Length": str(400 * 1024 * 1024)})
