// How actors are called on this screen: in the language of the page where there is such a name.
import type { components } from "$lib/schema";
import { visible } from "$lib/hidden";
import { language, t } from "$lib/words.svelte";

export type Brief = components["schemas"]["ActorBrief"];
export type Shown = components["schemas"]["ActorShown"];
export type Line = Shown["history"][number];
export type Unresolved = components["schemas"]["UnresolvedOut"];
export type Suggestion = components["schemas"]["SuggestionOut"];
export type Statement = components["schemas"]["JudgementIn"];

/** An actor's name in the language of the page, else in the other, else as documents have it. */
export function nameOf(actor: Brief): string {
  const [mine, other] = language() === "ar" ? [actor.name_ar, actor.name_en] : [actor.name_en, actor.name_ar];
  return visible(mine ?? other ?? actor.written);
}

/** The name in the other language, where there are two. */
export function otherName(actor: Brief): string | null {
  if (actor.name_ar === null || actor.name_en === null) return null;
  return visible(language() === "ar" ? actor.name_en : actor.name_ar);
}

/** The kind in words; null where it is not known. */
export function kindOf(actor: Brief): string | null {
  return actor.kind === null ? null : t(`kinds.${actor.kind}`);
}

export const KINDS = [
  "state", "territory", "igo", "government", "military", "armed_group", "party", "movement", "alliance", "union",
  "media", "ngo", "company", "person", "people", "other",
] as const;
