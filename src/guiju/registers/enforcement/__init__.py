"""行政执法: the registers of this chapter, a line each."""
