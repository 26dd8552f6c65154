// Names and fields in a row of words, each kept apart from the direction of the others.
import { language } from "$lib/words.svelte";

/** The words as a list of the page's language. */
export function listed(words: readonly string[]): string {
  const isolated = words.map((word) => `\u2068${word}\u2069`);
  return new Intl.ListFormat(language(), { style: "long", type: "conjunction" }).format(isolated);
}
