// Two actors in one line, each name kept apart from the other.
import { filled } from "$lib/filling";
import { language } from "$lib/words.svelte";

/** A dyad, in no order. */
export function dyadOf(names: { first: string; second: string }): string {
  return filled("{first} – {second}", names);
}

/** Who acts towards whom; the arrow runs as the page is read. */
export function towards(ends: { giver: string; receiver: string }): string {
  return filled(language() === "ar" ? "{giver} ← {receiver}" : "{giver} → {receiver}", ends);
}
