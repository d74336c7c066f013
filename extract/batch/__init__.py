"""Many documents: which files, in how many processes, and the record of the run."""
