"""Looking into a journal: what happened, what was not accepted, whether the chains are whole."""
