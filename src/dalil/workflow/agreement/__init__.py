"""`dalil agree`: codings of a study or of files, compared and reported."""
