"""Text as characters: folding with offset maps, words, clitics, numerals, calendars, direction. No records here."""
