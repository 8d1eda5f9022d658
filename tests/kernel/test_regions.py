"""Region codes: the arithmetic of GB/T 2260, on real codes and on random ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.kernel.offices import regions
from guiju.kernel.offices.regions import Level

digits = "0123456789"
codes = st.builds(
    lambda province, rest, size: regions.trim(province + rest[: size - 2]),
    st.sampled_from(sorted(regions.PROVINCES)),
    st.text(alphabet="0199", min_size=10, max_size=10) | st.text(alphabet=digits, min_size=10, max_size=10),
    st.sampled_from(list(Level)),
)


@pytest.mark.parametrize(
    ("code", "level", "label", "above"),
    [
        ("43", Level.PROVINCE, "省级", ()),
        ("4310", Level.CITY, "市级", ("43",)),
        ("431081", Level.COUNTY, "县级", ("43", "4310")),
        ("431081103", Level.TOWNSHIP, "乡级", ("43", "4310", "431081")),
        ("431081103201", Level.VILLAGE, "村级", ("43", "4310", "431081", "431081103")),
        ("441900003", Level.TOWNSHIP, "乡级", ("44", "4419")),  # 东莞 has towns and no counties
    ],
)
def test_levels_and_ancestors(code: str, level: Level, label: str, above: tuple[str, ...]) -> None:
    assert regions.check(code) == code
    assert (regions.level(code), regions.level(code).label, regions.ancestors(code)) == (level, label, above)
    assert regions.parent(code) == (above[-1] if above else None)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "全部为数字"),
        ("资兴市", "全部为数字"),
        ("43108", "为 5 位"),
        ("99", "“99”不是省级代码"),
        ("431000", "应写作“4310”"),
        ("430000", "应写作“43”"),
        ("431081000000", "应写作“431081”"),
    ],
)
def test_refused_codes_say_why(code: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        regions.check(code)


@pytest.mark.parametrize(
    ("padded", "trimmed"),
    [
        ("430000", "43"),
        ("431081000000", "431081"),
        ("441900003000", "441900003"),
        ("４３１０８１", "431081"),
        ("46", "46"),
        ("500000", "50"),
    ],
)
def test_trim(padded: str, trimmed: str) -> None:
    assert regions.trim(padded) == trimmed


@pytest.mark.parametrize(
    ("code", "bounds"),
    [("43", ("43", "44")), ("4399", ("4399", "44")), ("431081", ("431081", "431082")), ("4319", ("4319", "432"))],
)
def test_span(code: str, bounds: tuple[str, str]) -> None:
    assert regions.span(code) == bounds


@given(codes, codes)
def test_span_holds_exactly_what_the_region_contains(outer: str, inner: str) -> None:
    low, high = regions.span(outer)
    assert (low <= inner < high) == regions.contains(outer, inner)


@given(codes)
def test_every_ancestor_contains_the_code_and_spans_nest(code: str) -> None:
    above = regions.ancestors(code)
    assert [regions.level(one) for one in above] == sorted({regions.level(one) for one in above})
    for one in above:
        assert regions.check(one) == one
        assert regions.contains(one, code)
        assert regions.span(one)[0] <= regions.span(code)[0] < regions.span(code)[1] <= regions.span(one)[1]
