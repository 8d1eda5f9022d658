from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "guiju.figures"
    verbose_name = "数据"
