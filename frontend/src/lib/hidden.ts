// Characters that change how a text looks without being seen are shown as marks, one code point for one code point,
// so that no name or quote can pass for another and every position stays. Joiners (U+200C, U+200D) stay: they shape
// Persian words and emoji, and reorder nothing.

/** Where a hidden character stands, and which it is (as `U+202E`). */
export interface Hidden {
  readonly at: number;
  readonly code: string;
}

const MARKS = new Map<number, string>([
  [0x00ad, "¬"], // soft hyphen
  [0x061c, "«"], // Arabic letter mark
  [0x180e, "·"],
  [0x200b, "·"], // blanks without width
  [0x200e, "›"], // left-to-right mark
  [0x200f, "‹"], // right-to-left mark
  [0x202a, "→"], // embeddings
  [0x202b, "←"],
  [0x202c, "↓"], // their end
  [0x202d, "⇒"], // overrides
  [0x202e, "⇐"],
  [0x2060, "·"],
  [0x2066, "→"], // isolates
  [0x2067, "←"],
  [0x2068, "↑"],
  [0x2069, "↓"],
  [0x2028, "¶"],
  [0x2029, "¶"],
  [0xfeff, "·"],
]);

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u;
const UNSEEN = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u;
const ALL = new RegExp(`${CONTROLS.source}|${UNSEEN.source}|\\p{Surrogate}`, "gu");

function markOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return MARKS.get(code) ?? "�";
}

/** `text` as it may be shown: each hidden character replaced by its mark; the number of code points is the same. */
export function visible(text: string): string {
  return text.replace(ALL, markOf);
}

/** The hidden characters of `text`, by their position in code points. */
export function hiddenIn(text: string): Hidden[] {
  const found: Hidden[] = [];
  let at = 0;
  for (const character of text) {
    if (character.search(ALL) === 0) found.push({ at, code: codeOf(character) });
    at += 1;
  }
  return found;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
