"""公共法律服务: the registers of this chapter."""
