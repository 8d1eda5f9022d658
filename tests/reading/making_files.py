"""Makes the files of ``unseen/files`` and their marks: ``python -m tests.reading.making_files`` (LibreOffice, Chromium).

All that is said here is invented. The marks stand in the words, as in the passages; what a page does not show (struck
out, hidden, moved away) bears none. Run once; the files are kept, so that a test reads what was marked.
"""

import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from guiju import fonts

from .marked_passages import FOLDER, marked
from .office_files import W, cell, field, p, r, table, word

FILES = FOLDER / "files"
_I = 'w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"'
_MARKS: list[str] = []


def m(words: str) -> str:
    """Words without their marks, which are noted."""
    _MARKS.append(words)
    return marked(words).text


def struck(text: str) -> str:
    return f'<w:del {_I}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def added(text: str) -> str:
    return f"<w:ins {_I}>{r(text)}</w:ins>"


def held(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def heads(*words: str) -> list[str]:
    return [cell(m(one)) for one in words]


def tracked() -> bytes:
    return word(
        p(r(m("柏川县2024年行政复议工作情况"))),
        p(
            r(m("全年收到行政复议申请")), struck("236"), added(m("{241件|reconsideration_applications}")), r("，"),
            r(m("受理{208件|reconsideration_accepted}，审结")), struck("199件，维持80件"),
            added(m("{203件|reconsideration_closed}，维持{84件|reconsideration_upheld}")), r("。"),
        ),
        f'<w:p><w:moveFrom {_I}>{r("举行听证12次。")}</w:moveFrom></w:p>',
        p(r(m("调解和解{71件|reconsideration_mediated}，纠错率{6.9%|reconsideration_corrected_rate}。"))),
        f'<w:p><w:moveTo {_I}>{r(m("举行听证{12次|reconsideration_heard}。"))}</w:moveTo></w:p>',
    )  # fmt: skip


def boxed() -> bytes:
    v = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    box = (
        f"<w:r><w:pict><v:textbox {v}><w:txbxContent>"
        f"{p(r(m('全年化解纠纷{1,906件|disputes_settled}')))}</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    note = r("", '<w:vertAlign w:val="superscript"/>').replace("<w:t", '<w:footnoteReference w:id="2"/><w:t')
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">'
        f"{p(r(m('另有调解员{38名|?}由政府购买服务。')))}</w:footnote></w:footnotes>"
    )
    return word(
        p(r(m("人民调解工作。")), box),
        p(r(m("现有人民调解员{612名|mediators}，其中专职{58名|mediators_full_time}")), note, r("。")),
        p(r(m("调委会{140个|mediation_committees}，调解成功率{98.3%|dispute_settlement_rate}。"))),
        more={"word/footnotes.xml": notes},
    )


def merged() -> bytes:
    span, down, under = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    inner = table(heads("罚款（万元）", "{31.5|penalty_fines/?|315000元}"))
    return word(
        p(r(m("行政执法情况统计表"))),
        table(
            [cell(m("单位"), told=down), cell(m("行政处罚"), told=span), cell(m("行政检查（次）"), told=down)],
            [cell("", told=under), *heads("简易程序（件）", "普通程序（件）"), cell("", told=under)],
            heads(
                "交通局", "{45|penalty_cases_simple/?|45件}", "{120|penalty_cases_ordinary/?|120件}",
                "{960|inspections/?|960次}",
            ),
            heads(
                "城管局", "{230|penalty_cases_simple/?|230件}", "{88|penalty_cases_ordinary/?|88件}",
                "{1,480|inspections/?|1480次}",
            ),
            [cell(m("附注")), f'<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>{inner}{p()}</w:tc>'],
        ),
    )  # fmt: skip


def controls() -> bytes:
    return word(
        held(p(r(m("北塘区2023年度法治政府建设情况报告")))),
        p(r(m("办理法律援助案件")), held(r(m("{615件|legal_aid_cases}"))), r(m("，受援{702人|legal_aid_people}。"))),
        held(
            table(
                heads("普法活动", "{86场次|outreach_events|86场次}"),
                heads("发放资料", "{4.1万份|leaflets_distributed}"),
            )
        ),
        p(r(m("公证{2,310件|notary_cases}，共")), field("= 3 + 4", r(m("{7次|?}"))), r(m("上门。"))),
    )


def hidden() -> bytes:
    return word(
        p(r(m("热线受理诉求")), r("9,999", "<w:vanish/>"), r(m("{8,206件|hotline_cases_accepted}")), r("，")),
        p(
            r(m("按时办结率")),
            r("97%", "<w:strike/>"),
            r(m("{99.1%|hotline_on_time_rate}，满意率{94%|hotline_satisfaction_rate}。")),
        ),
        p(
            r(m("面积{1.2万m|?|12000平方米}")),
            r("2", '<w:vertAlign w:val="superscript"/>'),
            r(m("，坐席{24个|hotline_seats}。")),
        ),
    )


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
        + "<p>" + m("答复率{100％|disclosure_reply_rate|100%}，满意度&nbsp;{98.7％|?|98.7%}。").replace("&nbsp;", "&nbsp;")
        + "</p></td></tr></table>"
    )  # fmt: skip
    return page(layout, charset="gb2312").encode("gb18030")


def archived() -> bytes:
    from email.message import EmailMessage

    body = page("<p>" + m("年内受理公证{906件|notary_cases}，出证{880件|notary_certificates_issued}，收费{61.4万元|notary_fees}，") + "</p><p>"
                + m("公证员{4名|notaries}，上门服务{37次|notary_home_services}。") + "</p>")  # fmt: skip
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
            m(f"{name}{{{values[0]}|legal_aid_cases/?|{values[0]}件}}{{{values[1]}|legal_aid_recovered/?|{values[1] * 10000:.0f}元}}"
              f"{{{values[2]}|notary_cases/?|{values[2]}件}}")  # fmt: skip
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
        f"<h2>{m('兰溪湾区司法局2024年度法治政府建设情况报告')}</h2>"
        f"<p>{m('一、普法。举办法治讲座{42场|law_lectures_held}，发放资料{1.6万份|leaflets_distributed}，受众{3.3万人次|people_reached}。')}</p>"
        f"<p>{m('二、调解。受理纠纷{1,120件|disputes_handled}，化解{1,098件|disputes_settled}，化解率{98.0%|dispute_settlement_rate}。')}</p>"
        f"<p>{m('三、援助。办理法律援助案件{377件|legal_aid_cases}，受援{401人|legal_aid_people}，挽回损失{506万元|legal_aid_recovered}。')}</p>"
        f"<p>{m('四、复议。审结行政复议案件{64件|reconsideration_closed}，其中调解{22件|reconsideration_mediated}。')}</p>",
        f"@font-face{{font-family:f;src:url(file://{fonts.packaged()}/{_face()})}} body{{font-family:f;{style}}}",
    )


def tabled(style: str = "") -> str:
    inner = rows(
        ["<td rowspan=2>" + m("部门") + "</td>", "<td colspan=2>" + m("办件（件）") + "</td>"],
        ["受理", "办结"],
        ["人社窗口", "{2,160||2160件}", "{2,155||2155件}"],
        ["医保窗口", "{3,902||3902件}", "{3,899||3899件}"],
    )
    face = f"@font-face{{font-family:f;src:url(file://{fonts.packaged()}/{_face()})}} body{{font-family:f;{style}}}"
    return page("<p>" + m("大厅进驻部门{31个|service_hall_departments}。") + "</p>" + inner, face)


def _face() -> str:
    return sorted(
        path.name for path in fonts.packaged().iterdir() if "ans" in path.name and path.suffix in (".ttf", ".otf")
    )[0]


def printed(html: str) -> bytes:
    """A page as Chromium prints it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "in.html").write_text(html, "utf-8")
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--print-to-pdf={place / 'out.pdf'}",
            f"file://{place / 'in.html'}",
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603
        return (place / "out.pdf").read_bytes()


def turned_into(form: str, content: bytes, suffix: str) -> bytes:
    """A file as LibreOffice saves it in another form."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "data/fonts").mkdir(parents=True)
        for face in fonts.packaged().glob("*.otf"):
            shutil.copy(face, place / "data/fonts")
        (place / f"in{suffix}").write_bytes(content)
        command = [
            "soffice",
            f"-env:UserInstallation=file://{place}/profile",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            folder,
            str(place / f"in{suffix}"),
        ]
        subprocess.run(
            command, check=True, capture_output=True, timeout=240, env={**os.environ, "XDG_DATA_HOME": f"{place}/data"}
        )  # noqa: S603
        return (place / f"in.{form.split(':')[0]}").read_bytes()


def changed(content: bytes, rotate: int = 0, blind: bool = False) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    for one in writer.pages:
        if rotate:
            one.rotate(rotate)
        for font in one["/Resources"].get("/Font", {}).values() if blind else ():  # type: ignore[attr-defined]
            font.get_object().pop("/ToUnicode", None)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def plain_word() -> bytes:
    return word(
        p(r(m("桐湾县2022年行政应诉情况"))),
        p(
            r(
                m(
                    "一审行政案件{58件|litigation_first_instance}，审结{55件|litigation_closed}，败诉{4件|litigation_lost}，"
                )
            )
        ),
        p(
            r(
                m(
                    "负责人应出庭{30件|head_appearances_due}，出庭{30件|head_appearances}，出庭率{100%|head_appearance_rate}。"
                )
            )
        ),
        table(
            heads("司法建议（份）", "{3|judicial_suggestions_received|3份}"),
            heads("检察建议（份）", "{5|procuratorial_suggestions|5份}"),
        ),
    )


CHANGED: dict[str, Callable[[bytes], bytes]] = {
    "turned": lambda content: changed(content, rotate=90),
    "blind": lambda content: changed(content, blind=True),
}
"""What happens to ``printed.pdf`` when it is read: turned pages, and fonts that do not say which sign is which."""

MADE: dict[str, Callable[[], bytes]] = {
    "tracked.docx": tracked,
    "boxed.docx": boxed,
    "merged.docx": merged,
    "controls.docx": controls,
    "hidden.docx": hidden,
    "saved.docx": lambda: turned_into("docx", plain_word(), ".docx"),
    "statistics.html": web,
    "old.htm": old_web,
    "page.mht": archived,
    "wide.txt": wide_text,
    "headed.xlsx": lambda: book(True),
    "plain.xlsx": lambda: book(False),
    "saved.pdf": lambda: turned_into("pdf", plain_word(), ".docx"),
    "printed.pdf": lambda: printed(report()),
    "columns.pdf": lambda: printed(report("column-count:2;column-gap:3em")),
    "table.pdf": lambda: printed(tabled()),
    "old.doc": lambda: turned_into("doc", plain_word(), ".docx"),
    "old.xls": lambda: turned_into("xls", book(True), ".xlsx"),
    "old.rtf": lambda: turned_into("rtf", plain_word(), ".docx"),
}


def main() -> None:
    """Writes every file, and the marks of all."""
    FILES.mkdir(exist_ok=True)
    told = []
    for name, make in MADE.items():
        _MARKS.clear()
        (FILES / name).write_bytes(make())
        told.append(f"== file={name}\n" + "\n".join(_MARKS) + "\n")
    (FILES / "marks.txt").write_text("".join(told), "utf-8")


if __name__ == "__main__":
    main()
