"""权责与政务服务: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item import life as power_item_life
from guiju.registers.services.power_list_review import PowerListReview
from guiju.registers.services.power_list_review import life as power_list_review_life
from guiju.registers.services.reviewed_power_list import ReviewedPowerList
from guiju.registers.services.service_branch import ServiceBranch
from guiju.registers.services.service_branch_life import LIFE as BRANCH_LIFE
from guiju.registers.services.service_case import ServiceCase
from guiju.registers.services.service_case import life as service_case_life
from guiju.registers.services.service_item import ServiceItem
from guiju.registers.services.service_item import life as service_item_life
from guiju.registers.services.service_rating import ServiceRating
from guiju.registers.services.service_rating_life import LIFE as RATING_LIFE

REGISTERS = (PowerItem, PowerListReview, ReviewedPowerList, ServiceItem, ServiceCase, ServiceBranch, ServiceRating)
LIVES = (
    power_item_life.LIFE,
    *power_list_review_life.LIVES,
    service_item_life.LIFE,
    service_case_life.LIFE,
    BRANCH_LIFE,
    RATING_LIFE,
)
