from django.apps import AppConfig
from django.db.models.signals import post_migrate


class KernelConfig(AppConfig):
    name = "guiju.kernel"
    verbose_name = "内核"

    def ready(self) -> None:
        from guiju.kernel.finding import search
        from guiju.kernel.keeping import guards

        post_migrate.connect(guards.install_after_migrate, sender=self)
        post_migrate.connect(search.install_after_migrate, sender=self)
