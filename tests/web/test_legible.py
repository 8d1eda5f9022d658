"""What no database can hold never comes in, whatever part of a request it stands in; what it was pasted with does."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from guiju.web.legible import Legible, in_utf8
from guiju.wsgi import application

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("kind", "is_it"),
    [
        *(
            (kind, True)
            for kind in (
                "",
                FORM,
                f"{FORM}; charset=UTF-8",
                'text/plain; charset="utf8"',
                "multipart/form-data; boundary=x",
            )
        ),
        *(
            (f"{FORM}; charset={name}", False)
            for name in ("utf-7", "gb18030", "zlib", "rot13", "idna", "none", '"utf-16"')
        ),
        *(
            (kind, False)
            for kind in ("a/b; charset*=utf-8''zlib", "a/b; charset=utf-8; charset=zlib", "a/b;CHARSET = zlib")
        ),
    ],
)
def test_a_request_is_in_utf8(kind: str, is_it: bool) -> None:
    assert in_utf8(kind) is is_it


@pytest.mark.parametrize("writing", ["zlib", "rot13", "utf-7", "none-such"])
def test_another_writing_is_refused_before_django_falls_over_it(writing: str) -> None:
    environ = RequestFactory().post("/sign-in/", b"x=1", content_type=FORM).environ
    answers: list[str] = []
    told = environ | {"CONTENT_TYPE": f"{FORM}; charset={writing}", "wsgi.input": io.BytesIO(b"x=1")}
    body = b"".join(application(told, lambda status, headers: answers.append(status)))
    assert answers == ["400 Bad Request"]
    assert "不能识别" in body.decode()


@pytest.mark.parametrize(
    "headers", [{"HTTP_USER_AGENT": "a\0b"}, {"HTTP_ACCEPT_LANGUAGE": "zh\0"}, {"HTTP_COOKIE": "a=\0"}]
)
def test_a_header_with_what_nobody_types_is_refused(db: None, client: Client, headers: dict[str, str]) -> None:
    assert client.get("/public/", **headers).status_code == 400  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["/public/\0/", "/public/?q=%00", "/public/?%00=1"])
def test_an_address_with_what_nobody_types_is_refused(client: Client, path: str) -> None:
    assert client.generic("GET", path).status_code == 400


def read(request: Any) -> Any:
    assert Legible(lambda request: request).process_view(request) is None  # type: ignore[arg-type, return-value]
    return request


def test_of_a_form_only_that_goes() -> None:
    request = read(RequestFactory().post("/", {"a": ["甲\0乙", "丙"], "b\0": "丁"}))
    assert dict(request.POST.lists()) == {"a": ["甲乙", "丙"], "b": ["丁"]}
    with pytest.raises(AttributeError):
        request.POST["a"] = "别的"


def test_of_the_name_of_a_file_too() -> None:
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.txt", b"x")})
    file: Any = request.FILES["file"]
    file._name = "甲\ud800乙.txt"
    assert read(request).FILES["file"].name == "甲乙.txt"
