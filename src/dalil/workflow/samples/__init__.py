"""`dalil agree plan` and `audit`, and `dalil estimate`: samples of a study and what they tell."""
