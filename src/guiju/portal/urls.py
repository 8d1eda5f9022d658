"""Addresses of the public site. What is named here before ``<register>`` may not be a register's name."""

from django.urls import path, re_path

from guiju.portal import (
    catalogue_pages,
    door,
    door_apply,
    door_matter,
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
    path("mine/", door.door, name="door"),
    path("mine/code/", door.one_time, name="door_code"),
    path("mine/leave/", door.leave, name="door_leave"),
    path("mine/apply/", door_apply.ways, name="door_apply"),
    path("mine/apply/<slug:register>/", door_apply.begin, name="door_begin"),
    path("mine/form/", door_apply.form, name="door_form"),
    path("mine/matter/", door_matter.matter, name="door_matter"),
    path("mine/matter/papers/<int:number>/", door_matter.paper, name="door_paper"),
    path("mine/matter/papers/<int:number>/<str:form>/", door_matter.made_paper, name="door_made_paper"),
    path("mine/matter/<slug:step>/", door_matter.take_step, name="door_step"),
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
