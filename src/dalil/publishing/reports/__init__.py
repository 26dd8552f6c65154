"""Reports of agreement, of corrected counts and of audits, for people who must judge them."""
