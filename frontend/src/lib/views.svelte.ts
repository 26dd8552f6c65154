// What graph, matrix, timeline and dossier share: the filters of the address, and words for what they show.
import { codebook, label } from "./codebook.svelte";
import { asked, filtersOf, search, type Filters } from "./filters";
import { visible } from "./hidden";
import { onLive } from "./live";
import { number } from "./numbers";
import { go, here, path } from "./router.svelte";
import type { components } from "./schema";
import { language, t } from "./words.svelte";

export type Schemas = components["schemas"];
export type Named = Schemas["NamedOut"];
export type Count = Schemas["CountOut"];

const live = $state({ changes: 0 });
const WAIT = 400; // milliseconds in which many changes become one
const TOLD = ["coding", "decision", "actors", "blind", "assignment", "store", "resumed"];

/** The filters of the address. */
export function filters(): Filters {
  return filtersOf(here().query);
}

/** Puts filters into the address. */
export function filterBy(wanted: Filters): void {
  go(`${path()}${search(here().query, wanted)}`, { replace: true });
}

/** The filters as a query, anew whenever they change or the study does. */
export function question(more: Record<string, unknown> = {}): Record<string, unknown> {
  void live.changes;
  return { ...asked(filters()), ...more };
}

/** Asks anew after changes by others; gives the function that ends this. */
export function follow(): () => void {
  let timer = 0;
  const ends = TOLD.map((kind) =>
    onLive(kind, () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => (live.changes += 1), WAIT);
    }),
  );
  return () => (clearTimeout(timer), ends.forEach((end) => end()));
}

/** A number as the language writes it. */
export function figure(value: number): string {
  return number(value, language());
}

/** A name and its value in one line, each in an isolate, so that neither changes the order of the other. */
export function pair(name: string, value: string): string {
  return `\u2068${name}\u2069: \u2068${value}\u2069`;
}

/** An actor's name in the language shown. */
export function called(actor: Named | undefined, key: string): string {
  return visible(actor === undefined ? key.replace(/^name:/, "") : actor[language()]);
}

/** Actors by their keys. */
export function byKey(actors: readonly Named[]): Map<string, Named> {
  return new Map(actors.map((actor) => [actor.key, actor]));
}

/** What people call a code of a list; `-` and an empty code stand for none. */
export function coded(dimension: "relations" | "families" | "domains" | "polarities" | "facets", code: string): string {
  if (code === "" || code === "-") return t("views.no_code");
  return label(dimension, code);
}

/** The place of a family in the codebook, by which it gets colour and dashes; unknown ones come after the others. */
export function familyPlace(family: string | null): number {
  const families = codebook()?.families.map((one) => one.code) ?? [];
  const place = families.indexOf(family ?? "");
  return place < 0 ? families.length : place;
}
