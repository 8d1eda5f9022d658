"""On what an office acts: the item of its list of powers, and the announced body in whose name it does."""

from django.db import models

from guiju.registers.enforcement.enforcement_body import EnforcementBody
from guiju.registers.services.power_item import PowerItem


class WithAuthority(models.Model):
    """The item and the body that a case or an inspection rests on, as they stood in the lists on the day of the act."""

    power = models.ForeignKey(
        PowerItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="依据的权责清单事项"
    )
    body = models.ForeignKey(
        EnforcementBody, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="执法主体"
    )

    class Meta:
        abstract = True
