"""主动公开信息: the catalogue of what an agency makes public by itself, item by item; what it keeps back is looked at each year.

政府信息公开条例 (2019) arts. 10 to 26. The list stays readable as it stood on any day.
"""

from django.db.models import Q

from guiju.figures.declared import Count, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.oversight.disclosure_item import handling
from guiju.registers.oversight.disclosure_item.columns import DisclosureItemColumns


class DisclosureItem(DisclosureItemColumns):
    """主动公开信息: one item, from the day it comes to be until it is void."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "主动公开信息"

    procedure = Procedure(
        *handling.STEPS,
        stages={
            "entered": "待审查",
            "cleared": "待公开",
            "published": "已公开",
            "kept": "不予公开",
            "lapsed": "已失效、废止",
            "dropped": "不再办理",
        },
        ends=("lapsed", "dropped"),
        clocks=handling.CLOCKS,
        duties=handling.DUTIES,
        numbering=(Numbering("disclosure_item", "{mark}公开〔{year}〕{n}号", at="enter"),),
        publication=Publication(
            (
                *("number", "title", "category", "theme", "document_number", "abstract", "formed_on", "validity"),
                *("on_website", "on_new_media", "other_channels", "address", "released_on"),
            ),
            versions=True,
        ),
    )


declare(
    disclosure_items_published=Count(DisclosureItem, on="released_on"),
    disclosure_website_items=Count(DisclosureItem, on="released_on", where=Q(first_on_website=True)),
    disclosure_new_media_items=Count(DisclosureItem, on="released_on", where=Q(first_on_new_media=True)),
)
say("oversight", "主动公开政府信息{disclosure_items_published}，其中网站公开{disclosure_website_items}。")
