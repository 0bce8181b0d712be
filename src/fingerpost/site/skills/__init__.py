"""Skills as pages: what is asked of the columns, the pages of skills, and what separates rungs, with the drawings of their shares."""
