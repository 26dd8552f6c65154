// The text in rows, one a line; a very long line is parted at a blank, so that no row is too large to draw.

export interface Row {
  /** UTF-16 indexes of the whole text; the line break at the end is not part of the row. */
  readonly from: number;
  readonly to: number;
  /** Code points. */
  readonly start: number;
  readonly end: number;
  /** Whether the row goes on with the line of the row before. */
  readonly goesOn: boolean;
}

const LONGEST = 2_000; // UTF-16 units of a row

/** Where a row that starts at `from` ends, within a line that ends at `lineEnd`. */
function rowEnd(text: string, from: number, lineEnd: number): number {
  if (lineEnd - from <= LONGEST) return lineEnd;
  const blank = text.lastIndexOf(" ", from + LONGEST);
  if (blank > from + LONGEST / 2) return blank + 1;
  const cut = from + LONGEST;
  const low = text.charCodeAt(cut);
  return low >= 0xdc00 && low <= 0xdfff ? cut + 1 : cut; // no pair is parted
}

/** The rows of a text; `pointsOf` turns UTF-16 indexes into code points. */
export function rowsOf(text: string, pointsOf: (unit: number) => number): Row[] {
  const rows: Row[] = [];
  let from = 0;
  let start = 0;
  let goesOn = false;
  while (from <= text.length) {
    const found = text.indexOf("\n", from);
    const lineEnd = found < 0 ? text.length : found;
    const to = rowEnd(text, from, lineEnd);
    const end = pointsOf(to);
    if (from < to || from < text.length || rows.length === 0) rows.push({ from, to, start, end, goesOn });
    goesOn = to < lineEnd;
    from = goesOn ? to : to + 1;
    start = goesOn ? end : end + 1;
  }
  return rows;
}

/** The place of the row that holds a code point, or of the last one before it. */
export function rowAt(rows: readonly Row[], point: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows[middle]?.start ?? 0) <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How high a row will be, before it was drawn: so many letters a line, so many pixels a line. */
export function guessed(row: Row, letters: number, line: number): number {
  return Math.max(1, Math.ceil((row.end - row.start) / Math.max(1, letters))) * line;
}
