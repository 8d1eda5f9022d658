from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "guiju.web"
    verbose_name = "工作台"

    def ready(self) -> None:
        from guiju.web import sessions  # noqa: F401  (its receiver must hear the first sign-in)
