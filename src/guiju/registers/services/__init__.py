"""权责与政务服务: what an office may and must do, and how it serves."""
