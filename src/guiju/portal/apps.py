from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "guiju.portal"
    verbose_name = "公开门户"
