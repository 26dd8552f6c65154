// Text made plain for comparing what somebody types with names and titles: vowel signs, tatweel, hamza seats, case and
// kinds of digits make no difference. The server's search folds more; this is for lists that are on the page already.

const LETTERS: Record<string, string> = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ؤ: "و", ئ: "ي", ى: "ي", ی: "ي", ة: "ه", ک: "ك" };
const UNSEEN = /[\p{Mn}\p{Cf}\u0640]/gu;
const CHANGED = /[أإآٱؤئىیةک]/gu;
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;

export function plain(text: string): string {
  return text
    .replace(CHANGED, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFKD")
    .replace(UNSEEN, "")
    .replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .toLowerCase();
}

/** Whether every word of `wanted` stands somewhere in `text`; both are plain already. */
export function hasAll(text: string, wanted: readonly string[]): boolean {
  return wanted.every((word) => text.includes(word));
}

/** The plain words of what somebody typed. */
export function wordsTyped(typed: string): string[] {
  return plain(typed).split(/\s+/).filter(Boolean);
}
