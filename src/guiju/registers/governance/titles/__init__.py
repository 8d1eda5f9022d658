"""称号: what every title has in common, whoever applies for it: shown before it is given, borne, looked at again, kept or lost.

示范创建 and 民主法治示范村 rest on this. The columns are their own, of one name: ``Of`` below is the class that has them.
"""
