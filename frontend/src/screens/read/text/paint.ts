// Highlights: ranges painted by the browser, which leaves the text as it is; where the browser has no such ranges, the
// rows part their text into <mark> elements instead.
import type { Mark, MarkName } from "../state.svelte";
import { rangeIn, START } from "./places";

export type PaintName = MarkName | "claimed" | "hidden";

export interface Paint {
  name: PaintName;
  start: number;
  end: number;
}

/** Weakest first: a later one is painted over an earlier one. */
export const NAMES: readonly PaintName[] = [
  "unit", "claimed", "evidence", "mention", "origin", "source", "target", "asserter", "beneficiary", "amount", "date",
  "found", "found-now", "words", "caret", "hidden",
];

/** Whether the browser paints ranges. */
export function canPaint(): boolean {
  return typeof CSS !== "undefined" && "highlights" in CSS && CSS.highlights !== undefined && typeof Highlight === "function";
}

/** Paints the marks on the rows that are drawn, in place of what was painted before. */
export function paint(root: Element, marks: readonly Paint[]): void {
  const rows = [...root.querySelectorAll<HTMLElement>(`[data-${START}]`)];
  const byName = new Map<PaintName, StaticRange[]>();
  for (const row of rows) {
    const start = Number(row.dataset[START]);
    const end = start + (row.textContent?.length ?? 0);
    for (const mark of marks) {
      if (mark.end <= start || mark.start >= end) continue;
      const range = rangeIn(row, mark);
      if (range !== null) byName.set(mark.name, [...(byName.get(mark.name) ?? []), range]);
    }
  }
  for (const [priority, name] of NAMES.entries()) {
    const ranges = byName.get(name);
    if (ranges === undefined) {
      CSS.highlights.delete(name);
      continue;
    }
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }
}

/** Takes all paint away, as when the screen is left. */
export function wipe(): void {
  if (canPaint()) for (const name of NAMES) CSS.highlights.delete(name);
}

export interface Piece {
  text: string;
  names: readonly PaintName[];
}

/** A row's text parted where marks begin and end, for browsers that paint no ranges. */
export function pieces(letters: readonly string[], start: number, marks: readonly (Mark | Paint)[]): Piece[] {
  const here = marks.filter((mark) => mark.end > start && mark.start < start + letters.length);
  const edges = new Set([0, letters.length]);
  for (const mark of here) {
    edges.add(Math.max(0, mark.start - start));
    edges.add(Math.min(letters.length, mark.end - start));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, place) => {
    const to = sorted[place + 1] ?? letters.length;
    const names = here.filter((mark) => mark.start - start <= from && mark.end - start >= to).map((mark) => mark.name);
    return { text: letters.slice(from, to).join(""), names: NAMES.filter((name) => names.includes(name)) };
  });
}
