"""Pages, sheets and texts of ``making_files``, and the marks that their words bear."""

import io

from guiju import fonts

from .marked_passages import marked

MARKS: list[str] = []


def m(words: str) -> str:
    """Words without their marks, which are noted."""
    MARKS.append(words)
    return marked(words).text


def page(body: str, style: str = "", charset: str = "utf-8") -> str:
    return (
        f'<html><head><meta charset="{charset}"><style>{style}</style><title>x</title></head><body>{body}</body></html>'
    )


def rows(*lines: list[str]) -> str:
    made = "".join(
        f"<tr>{''.join(one if one.startswith('<t') else f'<td>{m(one)}</td>' for one in line)}</tr>" for line in lines
    )
    return f"<table border=1>{made}</table>"


def web() -> bytes:
    nav = "<nav>首页 | 机构 | 阅读 318 次</nav><script>var n = 36;</script>"
    statistics = rows(
        ["<td rowspan=2>" + m("类别") + "</td>", "<td colspan=2>" + m("件数（件）") + "</td>"],
        ["2022年", "2023年"],
        ["行政许可", "{1,204||1204件}", "{1,388||1388件}"],
        ["行政处罚", "{96||96件}", "{83||83件}"],
    )
    return page(
        nav + "<p>" + m("信访局2023年工作") + "</p>"
        "<p>" + m("受理信访事项") + "<del>512</del><ins>" + m("{530件|petitions_received}") + "</ins>，"
        + m("办结{521件|petitions_closed}，") + '<span style="display:none">内部300件</span>'
        + m("来访{118批|petition_visits_batches}{260人次|petition_visits_persons}。") + "</p>" + statistics
    ).encode()  # fmt: skip


def old_web() -> bytes:
    layout = (
        "<table><tr><td>" + m("政务公开") + "</td></tr><tr><td><p>" + m("主动公开政府信息{644条|disclosure_items_published}，其中")
        + "<br>" + m("网站{402条|disclosure_website_items}、新媒体{242条|disclosure_new_media_items}。") + "</p>"
        + "<p>" + m("答复率{100％|disclosure_reply_rate|100%}，满意度 {98.7％|?|98.7%}。")
        + "</p></td></tr></table>"
    )  # fmt: skip
    return page(layout, charset="gb2312").encode("gb18030")


def archived() -> bytes:
    from email.message import EmailMessage

    first = m("年内受理公证{906件|notary_cases}，出证{880件|notary_certificates_issued}，收费{61.4万元|notary_fees}，")
    body = page(f"<p>{first}</p><p>{m('公证员{4名|notaries}，上门服务{37次|notary_home_services}。')}</p>")
    mail = EmailMessage()
    mail["Subject"] = "page"
    mail.set_content("x")
    mail.clear_content()
    mail.make_related()
    mail.add_related(body.encode(), "text", "html", cte="quoted-printable")
    return mail.as_bytes()


def wide_text() -> bytes:
    return m(
        "石湾镇２０２２年网格工作\r\n全镇划分网格{２６个|grids|26个}，网格员{３１名|grid_managers|31名}，\r\n"
        "上报事件{３，１０８件|grid_events_reported|3108件}，办结率{９９．２％|grid_events_closing_rate|99.2%}。\r\n"
    ).encode("gb18030")


def book(headed: bool) -> bytes:
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.active
    assert sheet is not None
    if headed:
        sheet.append([m("2023年法律服务统计表")])
        sheet.append([m("乡镇"), m("法律援助"), None, m("公证办件（件）")])
        sheet.append([None, m("案件（件）"), m("挽回损失（万元）"), None])
        lines = [("东乡", 31, 88.5, 120), ("西乡", 27, 61.25, 98)]
        for name, *values in lines:
            sheet.append([name, *values])
            cases, recovered, notarised = values
            m(f"{name}{{{cases}|legal_aid_cases/?|{cases}件}}{{{notarised}|notary_cases/?|{notarised}件}}")
            m(f"{{{recovered}|legal_aid_recovered/?|{recovered * 10000:.0f}元}}")
        for merge in ("A1:D1", "A2:A3", "B2:C2", "D2:D3"):
            sheet.merge_cells(merge)
        made.create_sheet("底稿").append(["草稿", 999])
        made["底稿"].sheet_state = "hidden"
    else:
        sheet.append([m("指标"), m("数值")])
        for words in ("调解案件数|2840|{2840|?|2840}", "涉案金额（万元）|316.7|{316.7|?|3167000元}"):
            name, value, mark = words.split("|", 2)
            sheet.append([m(name), float(value)])
            m(mark)
        sheet.append([m("调解成功率"), 0.974])
        m("{97.4%|dispute_settlement_rate/?|97.4%}")
        sheet["B4"].number_format = "0.0%"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def report(style: str = "") -> str:
    return page(
        "<small>11/27/24, 5:14 PM</small>"
        f"<h2>{m('兰溪湾区司法局2024年度法治政府建设情况报告')}</h2>"
        f"<p>{m('一、普法。举办法治讲座{42场|law_lectures_held}，发放资料{1.6万份|leaflets_distributed}，受众{3.3万人次|people_reached}。')}</p>"
        f"<p>{m('二、调解。受理纠纷{1,120件|disputes_handled}，化解{1,098件|disputes_settled}，化解率{98.0%|dispute_settlement_rate}。')}</p>"
        f"<p>{m('三、援助。办理法律援助案件{377件|legal_aid_cases}，受援{401人|legal_aid_people}，挽回损失{506万元|legal_aid_recovered}。')}</p>"
        f"<p>{m('四、复议。审结行政复议案件{64件|reconsideration_closed}，其中调解{22件|reconsideration_mediated}。')}</p>",
        f"@font-face{{font-family:f;src:url({(fonts.packaged() / _face()).as_uri()})}} body{{font-family:f;{style}}}",
    )


def tabled(style: str = "") -> str:
    inner = rows(
        ["<td rowspan=2>" + m("部门") + "</td>", "<td colspan=2>" + m("办件（件）") + "</td>"],
        ["受理", "办结"],
        ["人社窗口", "{2,160||2160件}", "{2,155||2155件}"],
        ["医保窗口", "{3,902||3902件}", "{3,899||3899件}"],
    )
    face = f"@font-face{{font-family:f;src:url({(fonts.packaged() / _face()).as_uri()})}} body{{font-family:f;{style}}}"
    return page("<p>" + m("大厅进驻部门{31个|service_hall_departments}。") + "</p>" + inner, face)


def _face() -> str:
    return sorted(
        path.name for path in fonts.packaged().iterdir() if "ans" in path.name and path.suffix in (".ttf", ".otf")
    )[0]
