"""Who answers for law-based government in a region: its government, and the justice bureau, where its office sits."""

from guiju.kernel.offices.organs import Organ

ANSWERABLE = (Organ.JUSTICE, Organ.GOVERNMENT)
