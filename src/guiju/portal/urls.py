"""Addresses of the public site. What is named here before ``<register>`` may not be a register's name."""

from django.urls import path, re_path

from guiju.portal import (
    catalogue_pages,
    draw_pages,
    figure_pages,
    front,
    ledger_pages,
    open_lists,
    pages,
    public_papers,
    register_pages,
    report_pages,
)

app_name = "portal"
urlpatterns = [
    path("", front.front, name="front"),
    path("search/", front.search, name="search"),
    path("catalogue/", catalogue_pages.catalogue, name="catalogue"),
    path("catalogue/documents.csv", open_lists.documents_csv, name="documents_csv"),
    path("catalogue/documents.json", open_lists.documents_json, name="documents_json"),
    path("catalogue/<uuid:matter>/", catalogue_pages.document, name="document"),
    path("catalogue/<uuid:matter>/papers/<int:number>/", public_papers.paper, name="paper"),
    path("catalogue/<uuid:matter>/papers/<int:number>/<str:form>/", public_papers.made_paper, name="made_paper"),
    path("ledger/", ledger_pages.heads, name="ledger"),
    path("ledger/proof.json", ledger_pages.proof, name="proof"),
    path("ledger/<int:size>.json", ledger_pages.head, name="head"),
    path("draws/<slug:register>/<uuid:matter>/", draw_pages.draw, name="draw"),
    path("draws/<slug:register>/<uuid:matter>/<str:name>", draw_pages.draw_file, name="draw_file"),
    path("reports/", report_pages.reports, name="reports"),
    path("reports/<uuid:matter>/", report_pages.report, name="report"),
    path("reports/<uuid:matter>/<str:form>/", report_pages.report_file, name="report_file"),
    path("figures/<slug:figure_id>/", figure_pages.figure, name="figure"),
    path("figures/<slug:figure_id>/months.svg", figure_pages.figure_months, name="figure_months"),
    path("<slug:register>/", register_pages.register_list, name="register"),
    path("<slug:register>/<uuid:matter>/", register_pages.record, name="record"),
    re_path(r"^(?P<rest>.*)$", pages.nowhere, name="nowhere"),
]
