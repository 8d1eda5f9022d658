"""Addresses: the workbench at the root, the public site under /public/."""

from django.urls import URLPattern, URLResolver, include, path

handler500 = "guiju.web.failures.failed"

urlpatterns: list[URLPattern | URLResolver] = [
    path("public/", include("guiju.portal.urls")),
    path("", include("guiju.web.urls")),
]
