"""A year of each register rebuilt from published numbers: how many records, where and of what kind; their lives are told
beside the registers."""
