"""述法: the report of one who heads a unit, for one year: called → handed in → given on the spot or in writing → appraised →
put right where something was wrong. It is called for by a round (``duty_round``) and kept by the unit.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Ratio, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.governance.duty_report import appraising, reporting
from guiju.registers.governance.duty_report.columns import ReportColumns
from guiju.registers.governance.duty_round.choices import Form


class DutyReport(ReportColumns):
    """述法: called → submitted → given → appraised, put right; or excused."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "述法"

    procedure = Procedure(
        *reporting.STEPS,
        *appraising.STEPS,
        stages={
            "called": "待报送报告",
            "submitted": "已报送报告",
            "given": "已述法",
            "rectifying": "整改中",
            "rectified": "已报送整改",
            "closed": "已办结",
            "excused": "免于述法",
        },
        ends=("closed", "excused"),
        clocks=(*reporting.CLOCKS, *appraising.CLOCKS),
    )


GIVEN = Q(given_on__isnull=False)
ON_SPOT = GIVEN & Q(form=Form.ON_SPOT)
declare(
    duty_reports_due=Count(DutyReport, on="year_on", where=~Q(stage="excused")),
    duty_reports_given=Count(DutyReport, on="year_on", where=GIVEN),
    duty_reports_given_township=Count(DutyReport, on="year_on", where=ON_SPOT & Q(local=True)),
    duty_reports_given_department=Count(DutyReport, on="year_on", where=ON_SPOT & Q(local=False)),
    duty_report_coverage=Ratio("duty_reports_given", "duty_reports_due"),
)
say(
    "governance",
    "党政主要负责人述法{duty_reports_given}，其中乡镇（街道）现场述法{duty_reports_given_township}、"
    "部门（单位）现场述法{duty_reports_given_department}，述法覆盖率{duty_report_coverage}。",
)
