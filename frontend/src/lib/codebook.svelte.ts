// The study's codebook, loaded once, and the labels that every screen takes from it.
import { get } from "./api";
import type { components } from "./schema";
import { language } from "./words.svelte";

export type Codebook = components["schemas"]["CodebookOut"];
export type Code = components["schemas"]["CodeOut"];
export type Value = components["schemas"]["ValueOut"];
export type Words = Record<string, string>;
export type Dimension = "relations" | "families" | "domains" | "polarities" | "facets" | "modes";

let book = $state.raw<Codebook | null>(null);
let asked: Promise<void> | null = null;
const labels = $derived(book === null ? null : labelsOf(book));

function labelsOf(from: Codebook): Record<Dimension, Map<string, Words>> {
  const of = (values: readonly { code: string; label: Words }[]) => new Map(values.map((one) => [one.code, one.label]));
  return {
    relations: of(from.codes),
    families: of(from.families),
    domains: of(from.dimensions.domain),
    polarities: of(from.dimensions.polarity),
    facets: of(from.dimensions.facet),
    modes: of(from.codes.flatMap((code) => code.modes)),
  };
}

/** Loads the codebook, anew if it is there; labels ask for it by themselves. */
export function loadCodebook(): Promise<void> {
  asked = get("/api/codebook").then((answer) => void (book = answer));
  asked.catch(() => (asked = null));
  return asked;
}

/** The codebook, once it is there. */
export function codebook(): Codebook | null {
  if (asked === null) loadCodebook().catch(() => {});
  return book;
}

/** A wording in the language shown, else in the first language it has. */
export function worded(words: Words | null | undefined, lang: string = language()): string {
  return words?.[lang] ?? Object.values(words ?? {})[0] ?? "";
}

/** What people call a code; the code in plain letters until the codebook is there, and where it has no such code. */
export function label(dimension: Dimension, code: string | null | undefined, lang: string = language()): string {
  if (code === null || code === undefined) return "";
  codebook();
  const words = labels?.[dimension].get(code);
  return words === undefined ? code.replaceAll("_", " ") : worded(words, lang);
}
