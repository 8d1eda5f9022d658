"""All registers, chapter by chapter, gathered where Django looks for them."""

from guiju.registers import disputes, enforcement, oversight, rulemaking

__all__ = ["disputes", "enforcement", "oversight", "rulemaking"]
