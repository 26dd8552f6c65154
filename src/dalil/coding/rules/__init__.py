"""The rules coder `dalil.rules.v1`: triggers with argument frames as data, over a shallow grammar of the clause.

One way through: `atoms` cuts a unit into words and mentions, `matching` finds triggers, `clauses` gives each its reach,
`slots` fills source and target, `relations` settles open kinds by what is given, `stance` reads polarity, `coder` joins
them and adds what is inherited from headings and voice.
"""
