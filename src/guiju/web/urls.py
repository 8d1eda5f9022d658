"""Addresses of the workbench."""

from django.urls import path

from guiju.web import (
    downloads,
    figures,
    matter,
    my_work,
    register_list,
    reports,
    rules,
    signing_in,
    taking,
    verification,
)

urlpatterns = [
    path("", my_work.my_work, name="my_work"),
    path("sign-in/", signing_in.SignIn.as_view(), name="sign_in"),
    path("sign-out/", signing_in.SignOut.as_view(), name="sign_out"),
    path("password/", signing_in.ChangePassword.as_view(), name="password"),
    path("r/", register_list.register_index, name="register_index"),
    path("r/<slug:register>/", register_list.register_list, name="register_list"),
    path("r/<slug:register>/new/", taking.open_matter, name="open_matter"),
    path("r/<slug:register>/<uuid:pk>/", matter.matter, name="matter"),
    path("r/<slug:register>/<uuid:pk>/ledger/", matter.ledger, name="ledger"),
    path("r/<slug:register>/<uuid:pk>/parties/", matter.reveal, name="reveal"),
    path("r/<slug:register>/<uuid:pk>/clock/<int:clock_id>/", matter.clock_days, name="clock_days"),
    path("r/<slug:register>/<uuid:pk>/do/<slug:step>/", taking.take_step, name="take_step"),
    path("r/<slug:register>/<uuid:pk>/paper/<int:paper_id>/<slug:form>/", downloads.paper, name="paper"),
    path("r/<slug:register>/<uuid:pk>/proof/<int:seq>/", verification.proof, name="step_proof"),
    path("figures/", figures.figures, name="figures"),
    path("figures/<slug:figure_id>/", figures.figure, name="figure"),
    path("figures/<slug:figure_id>/<slug:kind>.svg", figures.chart, name="figure_chart"),
    path("reports/", reports.report_list, name="report_list"),
    path("reports/<uuid:pk>/", reports.report, name="report"),
    path("reports/<uuid:pk>/file/<slug:form>/", reports.report_file, name="report_file"),
    path("verification/", verification.verify, name="verification"),
    path("verification/<int:head_id>/", verification.head, name="head"),
    path("law/", rules.rules, name="rules"),
    path("law/<str:rule_id>/", rules.rule, name="rule"),
]
