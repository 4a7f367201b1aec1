"""Controllers: what an act of the user means for the document and the session."""
