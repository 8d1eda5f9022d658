"""相关部门统计情况: the registers of this chapter, and their lives."""

from guiju.registers.statistics.reported_statistic import ReportedStatistic
from guiju.registers.statistics.reported_statistic import life as reported_statistic_life

REGISTERS = (ReportedStatistic,)
LIVES = (reported_statistic_life.LIFE,)
