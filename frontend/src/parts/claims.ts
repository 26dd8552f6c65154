// Claims in words: for live regions, titles and names that screen readers say.
import { label } from "$lib/codebook.svelte";
import { visible } from "$lib/hidden";
import { number } from "$lib/numbers";
import type { ActorOut, AmountOut, ClaimOut } from "$lib/records";
import { language, t } from "$lib/words.svelte";

/** An actor's name in the language of the page where there is one, else in the document's. */
export function nameOf(actor: ActorOut | null): string {
  if (actor === null) return t("claim.nobody");
  return visible((language() === "en" ? actor.name_en : null) ?? actor.name);
}

/** Who did what to whom, in one line. */
export function sentenceOf(claim: ClaimOut): string {
  return t("claim.sentence", {
    source: nameOf(claim.source),
    relation: label("relations", claim.relation),
    target: nameOf(claim.target),
  });
}

/** What a sum comes to, grouped as the language does; "" where the text gives no number. */
export function sumOf(amount: AmountOut): string {
  const value = Number(amount.number);
  const digits = Number.isFinite(value) ? number(value, language(), { maximumFractionDigits: 4 }) : amount.number;
  return [digits, amount.currency].filter(Boolean).join(" ");
}
