// Finding a relation by what a person types, in either language of the codebook.
import type { Code, Words } from "$lib/codebook.svelte";

const MARKS = /[\u0610-\u061a\u064b-\u065f\u0670\u0640]/gu;
const LETTERS: Record<string, string> = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ة: "ه", ؤ: "و", ئ: "ي" };

/** Letters as they are compared: without vowel signs, hamza seats joined, in lower case. */
function folded(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(MARKS, "").replace(/[أإآٱىةؤئ]/gu, (one) => LETTERS[one] ?? one);
}

function texts(words: readonly (Words | null | undefined)[]): string {
  return folded(words.flatMap((one) => Object.values(one ?? {})).join("\n"));
}

/** How well a code fits what was typed: 3 begins with it, 2 is called so, 1 is described so, 0 not at all. */
export function fit(code: Code, typed: string): number {
  const wanted = folded(typed.trim());
  if (wanted === "") return 1;
  const names = [...Object.values(code.label).map(folded), code.code.replaceAll("_", " ")];
  if (names.some((name) => name.startsWith(wanted) || name.startsWith(`ال${wanted}`))) return 3;
  if (names.some((name) => name.includes(wanted))) return 2;
  return texts([code.definition, ...code.includes, ...code.excludes]).includes(wanted) ? 1 : 0;
}

/** The codes that fit, best first, else in the codebook's order. */
export function found(codes: readonly Code[], typed: string): Code[] {
  const weighed = codes.map((code) => ({ code, fit: fit(code, typed) })).filter((one) => one.fit > 0);
  return weighed.sort((a, b) => b.fit - a.fit).map((one) => one.code);
}
