"""The fonts that other programs see in tests: those that come with Guiju and no others, so that all machines agree."""

from pathlib import Path

from guiju import fonts

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir><cachedir>{cache}</cachedir>
  <alias binding="same"><family>serif</family><prefer><family>Noto Serif SC</family></prefer></alias>
  <alias binding="same"><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
"""


def only_ours(folder: Path) -> dict[str, str]:
    """What to set in the environment of a program; its configuration is written into ``folder``."""
    file = folder / "fonts.conf"
    file.write_text(_CONFIGURATION.format(fonts=fonts.packaged(), cache=folder / "cache"))
    return {"FONTCONFIG_FILE": str(file)}
