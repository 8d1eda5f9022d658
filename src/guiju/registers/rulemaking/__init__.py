"""制度建设: the registers of this chapter, a line each."""
