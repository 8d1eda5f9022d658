from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "guiju.reports"
    verbose_name = "年度报告"
