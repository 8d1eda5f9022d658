from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "guiju.registers"
    verbose_name = "台账"
