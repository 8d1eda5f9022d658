"""深入开展法治宣传教育: what offices do so that people know the law."""
