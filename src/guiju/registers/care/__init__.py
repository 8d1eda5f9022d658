"""特殊人群服务管理: closed to all but those who serve, every look recorded."""
