"""Makes the files of ``unseen/files`` and their marks: ``python -m tests.reading.making_files`` (LibreOffice, Chromium).

All that is said here is invented. The marks stand in the words, as in the passages; what a page does not show (struck
out, hidden, moved away) bears none. Run once; the files are kept, so that a test reads what was marked.
"""

from collections.abc import Callable

from .making_pages import MARKS, archived, book, m, old_web, page, report, tabled, web, wide_text
from .marked_passages import FOLDER
from .office_files import W, cell, field, p, r, table, word
from .other_programs import printed, turned_into

FILES = FOLDER / "files"
_I = 'w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"'


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


def listed() -> bytes:
    lines = (
        "行政检查{1,310次|inspections}，责令改正{64份|correction_orders}。",
        "行政处罚{92件|penalty_cases}，罚款{18.7万元|penalty_fines}。",
        "案卷评查{30份|file_reviews}，合格率{96.7%|file_review_pass_rate}。",
    )
    body = f"<h1>{m('溶洞口镇2024年执法情况')}</h1><ol>{''.join(f'<li>{m(line)}</li>' for line in lines)}</ol>"
    return turned_into("docx:MS Word 2007 XML", page(body).encode(), ".html")


MADE: dict[str, Callable[[], bytes]] = {
    "tracked.docx": tracked,
    "boxed.docx": boxed,
    "merged.docx": merged,
    "controls.docx": controls,
    "hidden.docx": hidden,
    "listed.docx": listed,
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
        MARKS.clear()
        (FILES / name).write_bytes(make())
        told.append(f"== file={name}\n" + "\n".join(MARKS) + "\n")
    (FILES / "marks.txt").write_text("".join(told), "utf-8")


if __name__ == "__main__":
    main()
