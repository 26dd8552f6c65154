// Selecting words without a mouse: a selection moves by whole words, grows with Shift, and is trimmed letter by letter.
// Positions are code points of one text; steps follow the eye: the left arrow goes left, whichever way the line runs.
import type { SpanOut } from "$lib/records";

/** A selection: `end` moves, `start` stays. `end` may lie before `start`. */
export interface Selection {
  anchor: SpanOut;
  focus: SpanOut;
}

export type Direction = "rtl" | "ltr";

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const LETTER = /\p{L}/u;

/** Which way a line runs: as its first letter does. */
export function directionOf(line: string): Direction {
  const first = line.match(LETTER)?.[0] ?? "";
  return RIGHT_TO_LEFT.test(first) ? "rtl" : "ltr";
}

/** The stretches of a text that are words, in code points. */
export function wordsIn(text: string, offset = 0): SpanOut[] {
  const found: SpanOut[] = [];
  let at = offset;
  for (const { segment, isWordLike } of new Intl.Segmenter("ar", { granularity: "word" }).segment(text)) {
    const end = at + [...segment].length;
    if (isWordLike === true) found.push({ start: at, end });
    at = end;
  }
  return found;
}

/** Where letters begin and end, marks and joined emoji kept whole, in code points. */
export function edgesIn(text: string, offset = 0): number[] {
  const edges = [offset];
  for (const { segment } of new Intl.Segmenter("ar", { granularity: "grapheme" }).segment(text)) {
    edges.push((edges.at(-1) ?? offset) + [...segment].length);
  }
  return edges;
}

/** The stretch from the fixed end to the moving one. */
export function spanOf({ anchor, focus }: Selection): SpanOut {
  return { start: Math.min(anchor.start, focus.start), end: Math.max(anchor.end, focus.end) };
}

function nearest(words: readonly SpanOut[], at: SpanOut): number {
  const place = words.findIndex((one) => one.end > at.start);
  return place < 0 ? words.length - 1 : place;
}

/** The selection one word on (1) or back (-1); `grow` keeps the fixed end. */
export function stepWord(words: readonly SpanOut[], from: Selection, step: 1 | -1, grow: boolean): Selection {
  const here = nearest(words, from.focus);
  const next = words[Math.max(0, Math.min(words.length - 1, here + step))];
  if (next === undefined) return from;
  return grow ? { anchor: from.anchor, focus: next } : { anchor: next, focus: next };
}

/** The same with one of its ends a letter on or back: its last one, or with `first` its first. */
export function trim(edges: readonly number[], from: SpanOut, step: 1 | -1, first: boolean): SpanOut {
  const moved = (at: number) => {
    const place = edges.indexOf(at);
    return edges[Math.max(0, Math.min(edges.length - 1, place + step))] ?? at;
  };
  const span = first ? { ...from, start: moved(from.start) } : { ...from, end: moved(from.end) };
  return span.start < span.end ? span : from;
}

/** The logical step of an arrow key on a line. */
export function stepOf(code: string, line: Direction): 1 | -1 {
  return (code === "ArrowLeft") === (line === "rtl") ? 1 : -1;
}
