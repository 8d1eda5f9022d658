from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "guiju.web"
    verbose_name = "工作台"

    def ready(self) -> None:
        import django_cas_ng  # noqa: F401  (adds what its client reads to the settings)

        from guiju.web import sessions  # noqa: F401  (its receiver must hear the first sign-in)
