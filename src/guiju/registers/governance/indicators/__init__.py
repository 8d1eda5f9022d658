"""指标体系: what an appraisal and a demonstration are both scored by: systems as dated data, and what each indicator came to."""
