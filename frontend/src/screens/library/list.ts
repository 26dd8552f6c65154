// The library's rows: what is shown of each, and how they are sorted and filtered.
import { hasAll, plain, wordsTyped } from "$lib/plain";
import type { components } from "$lib/schema";

export type SourceRow = components["schemas"]["SourceRowOut"];
export type Job = components["schemas"]["JobOut"];

export const SHOWS = ["all", "mine", "begun", "not_coded", "doubtful", "twins", "questions", "undecided"] as const;
export type Show = (typeof SHOWS)[number];
export const SORTS = ["assigned", "title", "origin", "published", "units", "answered", "decided", "issues"] as const;
export type Sort = (typeof SORTS)[number];

export interface Row {
  source: SourceRow;
  name: string;
  text: string; // plain, to filter by
  assigned: boolean;
  due: string | null;
}

export function nameOf(source: { title: string | null; origin: string }): string {
  return source.title ?? source.origin;
}

export function rowsOf(sources: readonly SourceRow[], assigned: ReadonlyMap<string, string | null>): Row[] {
  return sources.map((source) => ({
    source,
    name: nameOf(source),
    text: plain([source.title, source.origin, source.publisher, source.published, source.voice, source.author].join(" ")),
    assigned: assigned.has(source.id),
    due: assigned.get(source.id) ?? null,
  }));
}

const HELD: Record<Show, (row: Row) => boolean> = {
  all: () => true,
  mine: (row) => row.assigned,
  begun: ({ source }) => source.answered > 0 && source.answered < source.units,
  not_coded: ({ source }) => source.machine !== "coded",
  doubtful: ({ source }) => source.issues.error + source.issues.warning > 0,
  twins: ({ source }) => source.has_twin,
  questions: ({ source }) => source.questions > 0,
  undecided: ({ source }) => source.decided < source.units,
};

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

type Order = (one: Row, other: Row) => number;
const ORDERS: Record<Sort, (collator: Intl.Collator) => Order> = {
  assigned: () => (a, b) => Number(b.assigned) - Number(a.assigned) || (a.due ?? "9").localeCompare(b.due ?? "9"),
  title: (collator) => (a, b) => collator.compare(a.name, b.name),
  origin: (collator) => (a, b) => collator.compare(a.source.origin, b.source.origin),
  published: () => (a, b) => (b.source.published ?? "").localeCompare(a.source.published ?? ""),
  units: () => (a, b) => b.source.units - a.source.units,
  answered: () => (a, b) => share(a.source.answered, a.source.units) - share(b.source.answered, b.source.units),
  decided: () => (a, b) => share(a.source.decided, a.source.units) - share(b.source.decided, b.source.units),
  issues: () => (a, b) =>
    b.source.issues.error - a.source.issues.error || b.source.issues.warning - a.source.issues.warning,
};

/** The rows to show, in the order that is wanted; rows alike in it stay by file name. */
export function shown(rows: readonly Row[], typed: string, show: Show, sort: Sort, language: string): Row[] {
  const wanted = wordsTyped(typed);
  const kept = rows.filter((row) => HELD[show](row) && hasAll(row.text, wanted));
  return kept.sort(ORDERS[sort](new Intl.Collator(language, { numeric: true })));
}
