"""主题分类 of the public catalogue of government information: the top classes in use on government sites."""

from __future__ import annotations

from django.db import models


class SubjectClass(models.TextChoices):
    """The two digits stand in the index number (索引号) of a document."""

    GENERAL = "01", "综合政务"
    ECONOMY = "02", "国民经济管理、国有资产监管"
    FINANCE = "03", "财政、金融、审计"
    LAND = "04", "自然资源、能源"
    FARMING = "05", "农业、林业、水利"
    INDUSTRY = "06", "工业、交通"
    TRADE = "07", "商贸、海关、旅游"
    MARKET = "08", "市场监管、安全生产监管"
    TOWN = "09", "城乡建设、环境保护"
    LEARNING = "10", "科技、教育"
    CULTURE = "11", "文化、广电、新闻出版"
    HEALTH = "12", "卫生、体育"
    FAMILY = "13", "人口、妇女儿童工作"
    WORK = "14", "劳动、人事、监察"
    JUSTICE = "15", "公安、安全、司法"
    CIVIL = "16", "民政、扶贫、救灾"
    PEOPLES = "17", "民族、宗教"
    OTHER = "99", "其他"
