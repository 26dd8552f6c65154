// The one place where positions change their unit: the API counts Unicode code points, the browser UTF-16 units.
// A lone surrogate is one code point and one unit. Positions outside the text are moved to its nearest end.

const STEP = 256; // one row of the table every so many code points

export interface CodePoints {
  /** The length of the text in code points. */
  readonly length: number;
  /** The UTF-16 index at which code point `point` starts. */
  toUnits(point: number): number;
  /** The code point that holds the UTF-16 index `unit`; inside a pair, that of the pair. */
  toPoints(unit: number): number;
  /** The text between two positions in code points. */
  slice(start: number, end: number): string;
}

/** How many UTF-16 units the code point at `unit` takes. */
function width(text: string, unit: number): 1 | 2 {
  return (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
}

/** The UTF-16 index of every STEP-th code point, and how many code points there are. */
function rowsOf(text: string): { rows: number[]; length: number } {
  const rows: number[] = [];
  let length = 0;
  for (let unit = 0; unit < text.length; unit += width(text, unit)) {
    if (length % STEP === 0) rows.push(unit);
    length += 1;
  }
  return { rows, length };
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(Math.trunc(value), most));
}

/** The last row that starts at or before `unit`. */
function rowBefore(rows: number[], unit: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows[middle] ?? 0) <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function withPairs(text: string): CodePoints {
  const { rows, length } = rowsOf(text);
  const toUnits = (point: number): number => {
    const wanted = within(point, length);
    if (wanted === length) return text.length;
    let unit = rows[Math.floor(wanted / STEP)] ?? 0;
    for (let left = wanted % STEP; left > 0; left -= 1) unit += width(text, unit);
    return unit;
  };
  const toPoints = (wanted: number): number => {
    const end = within(wanted, text.length);
    if (end === text.length) return length;
    const row = rowBefore(rows, end);
    let point = row * STEP;
    for (let unit = rows[row] ?? 0; ; point += 1) {
      unit += width(text, unit);
      if (unit > end) return point;
    }
  };
  return { length, toUnits, toPoints, slice: (start, end) => text.slice(toUnits(start), toUnits(end)) };
}

/** The positions of a text, in both units. Building it reads the text once; each question then takes a few steps. */
export function codePoints(text: string): CodePoints {
  if (/[\u{10000}-\u{10ffff}]/u.test(text)) return withPairs(text);
  const clamp = (value: number) => within(value, text.length);
  return { length: text.length, toUnits: clamp, toPoints: clamp, slice: (a, b) => text.slice(clamp(a), clamp(b)) };
}
