"""监督: the registers of this chapter, a line each."""
