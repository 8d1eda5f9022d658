"""相关部门统计情况: figures that no record here can yield, sent by the agencies that own them."""
