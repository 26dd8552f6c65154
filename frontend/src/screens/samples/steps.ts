// The way through a sample: the reader at one unit after the other, in the order of drawing.
import { to } from "$lib/routes";
import type { components } from "$lib/schema";

type Next = components["schemas"]["NextOut"];

/** The address of the unit that comes next, in the reader; null where all are answered. */
export function addressOf(name: string, next: Next): string | null {
  if (next.unit_id === null || next.source_id === null) return null;
  const query = { unit: next.unit_id, sample: name, of: next.unit_id, nth: String(next.place), all: String(next.drawn) };
  return to("read", { source: next.source_id }, query);
}
