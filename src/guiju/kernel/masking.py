"""What the public may see of a person's name and numbers: enough to recognise one's own matter, not enough to identify others."""

import re

_COMPOUND_SURNAMES = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 "
    "仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 "
    "段干 百里 呼延 东郭 南门 羊舌 微生 左丘 东门 西门 第五 完颜 纳兰 叶赫 爱新觉罗".split()
)


def mask_name(name: str) -> str:
    """张三丰 → 张**, 欧阳修 → 欧阳*; of other names the first character stays, spaces and the dots between parts too."""
    name = name.strip()
    kept = next((size for size in (4, 2) if len(name) > size and name[:size] in _COMPOUND_SURNAMES), 1)
    return name[:kept] + re.sub(r"[^\s·•・.]", "*", name[kept:])


def mask_id(number: str) -> str:
    """43108119900101123X → 431081********123X; a number of another length keeps at most two characters at each end."""
    number = number.strip()
    if len(number) == 18:
        return number[:6] + "*" * 8 + number[14:]
    kept = min(2, len(number) // 4)
    return number[:kept] + "*" * (len(number) - 2 * kept) + number[len(number) - kept :]


def mask_phone(number: str) -> str:
    """13812345678 → 138****5678; of a landline the area code and the last three digits stay."""
    number = number.strip()
    if re.fullmatch(r"1\d{10}", number):
        return number[:3] + "****" + number[7:]
    area, dash, local = number.rpartition("-") if number.count("-") == 1 else ("", "", number)
    kept = min(3, len(local) // 2)
    return area + dash + "*" * (len(local) - kept) + local[len(local) - kept :]
