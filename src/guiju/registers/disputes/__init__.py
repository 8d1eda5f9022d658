"""矛盾纠纷与基层治理: the registers of this chapter, a line each."""
