"""The chapters of the registers, in the order in which a report speaks of them."""

CHAPTERS = {
    "governance": "组织推动法治政府建设",
    "services": "依法全面履行政府职能",
    "rulemaking": "加强制度建设",
    "decisions": "推进行政决策科学民主合法",
    "enforcement": "严格规范公正文明执法",
    "oversight": "强化行政权力制约和监督",
    "disputes": "依法有效化解社会矛盾纠纷",
    "legal_services": "完善公共法律服务",
    "education": "深入开展法治宣传教育",
    "care": "做好特殊人群服务管理",
    "statistics": "相关部门统计情况",
}
