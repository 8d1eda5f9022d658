"""Addresses: the workbench at the root, the public site under /public/."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
