// A text cut at the words that were found; positions are code points of the source.
import { codePoints } from "$lib/codepoints";
import { visible } from "$lib/hidden";

export interface Piece {
  text: string;
  found: boolean;
}

export interface Marked {
  start: number;
  text: string;
  marks: readonly { start: number; end: number }[];
}

/** The pieces of a text in order; hidden characters are shown as marks, and words found twice are marked once. */
export function piecesOf(hit: Marked): Piece[] {
  const points = codePoints(hit.text);
  const pieces: Piece[] = [];
  let at = 0;
  const take = (end: number, found: boolean) => {
    if (end > at) pieces.push({ text: visible(points.slice(at, end)), found });
    at = Math.max(at, end);
  };
  for (const mark of hit.marks) {
    take(mark.start - hit.start, false);
    take(mark.end - hit.start, true);
  }
  take(points.length, false);
  return pieces;
}
