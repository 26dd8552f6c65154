// Between the places of the page (nodes and UTF-16 offsets) and code points of the source. Each row shows its text with
// hidden characters made visible, one code point for one, so that counting code points in the row is enough.
import { codePoints } from "$lib/codepoints";
import type { SpanOut } from "$lib/records";

/** The element that holds the words of a row carries the code point it starts at. */
export const START = "start";

function lettersOf(row: Element): Text[] {
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) found.push(node as Text);
  return found;
}

function startOf(row: HTMLElement): number {
  return Number(row.dataset[START] ?? 0);
}

/** The node and offset of a UTF-16 index of a row's words; at a seam, of what follows (`after`) or of what ends. */
function nodeAt(row: HTMLElement, unit: number, after: boolean): [Text, number] | null {
  let left = unit;
  const letters = lettersOf(row);
  for (const node of letters) {
    if (left < node.length || (left === node.length && !after)) return [node, left];
    left -= node.length;
  }
  const last = letters.at(-1);
  return last === undefined ? null : [last, last.length];
}

/** The range of the part of a span that stands in a row; null where none does. It is static: the browser would have to
    mend live ones with every row that comes and goes. */
export function rangeIn(row: HTMLElement, span: SpanOut): StaticRange | null {
  const points = codePoints(row.textContent ?? "");
  const start = startOf(row);
  const from = Math.max(0, span.start - start);
  const to = Math.min(points.length, span.end - start);
  if (from >= to) return null;
  const first = nodeAt(row, points.toUnits(from), true);
  const last = nodeAt(row, points.toUnits(to), false);
  if (first === null || last === null) return null;
  const [startContainer, startOffset] = first;
  const [endContainer, endOffset] = last;
  return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
}

/** The one live range, used for a moment at a time. */
let ruler: Range | null = null;

function ruled<T>(use: (range: Range) => T): T {
  ruler ??= document.createRange();
  const answer = use(ruler);
  ruler.setStart(document, 0);
  ruler.collapse(true);
  return answer;
}

/** The box, on the page, of the part of a span that stands in a row. */
export function boxIn(row: HTMLElement, span: SpanOut): DOMRect | null {
  const range = rangeIn(row, span);
  if (range === null) return null;
  return ruled((live) => {
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.getBoundingClientRect();
  });
}

/** The code point of a place in the page; null where it lies in no row. */
export function pointAt(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const row = element?.closest<HTMLElement>(`[data-${START}]`);
  if (row === null || row === undefined) return null;
  const before = ruled((live) => {
    live.setStart(row, 0);
    live.setEnd(node, offset);
    return live.toString().length;
  });
  return startOf(row) + codePoints(row.textContent ?? "").toPoints(before);
}

/** The code point whose letter lies under a place of the window; null where none does. */
export function pointUnder(x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y);
  const node = caret?.offsetNode;
  const row = node?.parentElement?.closest<HTMLElement>(`[data-${START}]`);
  const point = caret && node ? pointAt(node, caret.offset) : null;
  if (!row || point === null) return null;
  const lies = (at: number) => {
    const box = boxIn(row, { start: at, end: at + 1 });
    return box !== null && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
  };
  return [point, point - 1].find(lies) ?? null;
}

/** The row nearest to a place that lies in none, as when a selection ends on the paper's margin. */
function rowBeside(root: Element, node: Node, offset: number, side: "start" | "end"): HTMLElement | null {
  const rows = [...root.querySelectorAll<HTMLElement>(`[data-${START}]`)];
  return ruled((place) => {
    place.setStart(node, offset);
    place.collapse(true);
    const isBefore = (row: HTMLElement) => place.comparePoint(row, 0) < 0;
    return (side === "start" ? rows.find((row) => !isBefore(row)) : rows.findLast(isBefore)) ?? null;
  });
}

function edgeOf(root: Element, node: Node, offset: number, side: "start" | "end"): number | null {
  const inside = pointAt(node, offset);
  if (inside !== null) return inside;
  const row = rowBeside(root, node, offset, side);
  if (row === null) return null;
  return side === "start" ? startOf(row) : startOf(row) + codePoints(row.textContent ?? "").length;
}

/** The words that are selected inside `root`, in code points of the source; null where none are. */
export function selectedIn(root: Element, selection: Selection | null): SpanOut | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const start = edgeOf(root, range.startContainer, range.startOffset, "start");
  const end = edgeOf(root, range.endContainer, range.endOffset, "end");
  return start === null || end === null || start >= end ? null : { start, end };
}
