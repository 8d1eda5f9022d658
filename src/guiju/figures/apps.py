from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "guiju.figures"
    verbose_name = "数据"

    def ready(self) -> None:
        """Every register's own figures, once all registers are known."""
        from guiju.figures import declared, handled, registered_in_time
        from guiju.kernel.declaring.registry import registers

        for model in registers().values():
            declared.add(*registered_in_time.figures_of(model), *handled.figures_of(model))
