"""What kinds of figures, degrees of exactness and findings are called on pages and in letters."""

KINDS = {
    "count": "件次数",
    "sum": "累加数",
    "stock": "存量",
    "ratio": "比率",
    "duration": "时限",
    "change": "升降",
    "norm": "要求",
}
PRECISIONS = {
    "exact": "精确数",
    "more_than": "多于该数（余、以上）",
    "less_than": "不足该数",
    "nearly": "约数",
    "malformed": "数字有误",
}
FINDINGS = {
    "malformed_number": "数字残缺",
    "missing_number": "缺少数字",
    "unit_missing": "缺少单位",
    "ordinal_sequence": "序号不接",
    "sum_mismatch": "分项之和不符",
    "arithmetic_mismatch": "比率推算不符",
    "part_exceeds_whole": "部分大于整体",
    "inconsistent_repeat": "前后不一、重复",
    "unbalanced_marks": "标点缺失",
    "missing_part": "缺少应有部分",
    "late_report": "晚于规定日期",
    "reused_text": "文字雷同",
}
