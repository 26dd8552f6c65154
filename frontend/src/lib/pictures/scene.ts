// A picture as a list of shapes, so that the same picture becomes SVG (text kept as text) and PNG.

export interface Shape {
  kind: "line" | "rect" | "circle" | "path" | "text";
}

export interface Path extends Shape {
  kind: "path";
  /** Path data in absolute M, L, Q and Z steps. */
  d: string;
  fill: string | null;
  stroke: string | null;
  width: number;
  dash: readonly number[];
}

export interface Rect extends Shape {
  kind: "rect";
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
}

export interface Circle extends Shape {
  kind: "circle";
  x: number;
  y: number;
  r: number;
  fill: string;
  stroke: string;
}

export interface Text extends Shape {
  kind: "text";
  x: number;
  y: number;
  text: string;
  size: number;
  fill: string;
  /** Where `x` stands in the words, whatever their direction. */
  anchor: "left" | "middle" | "right";
  weight: 400 | 600;
  /** A rim in the colour of the ground, so that words stay readable over lines. */
  rim: string | null;
  /** Degrees by which the words are turned. */
  turn: number;
}

export type Any = Path | Rect | Circle | Text;

export interface Scene {
  width: number;
  height: number;
  ground: string;
  font: string;
  /** What the picture is called, and what it shows, for those who cannot see it. */
  title: string;
  description: string;
  shapes: readonly Any[];
}

const STRONG_RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const STRONG_LTR = /[A-Za-z\u00c0-\u024f\u0370-\u052f]/u;

/** The direction of words by their first letter that has one. */
export function directionOf(text: string, otherwise: "ltr" | "rtl" = "ltr"): "ltr" | "rtl" {
  for (const character of text) {
    if (STRONG_RTL.test(character)) return "rtl";
    if (STRONG_LTR.test(character)) return "ltr";
  }
  return otherwise;
}

export function text(x: number, y: number, words: string, more: Partial<Text> = {}): Text {
  return { kind: "text", x, y, text: words, size: 13, fill: "#000000", anchor: "middle", weight: 400, rim: null, turn: 0, ...more };
}

/** An entry of a picture's legend: a stroke or a field of colour, and what it means. */
export interface Key {
  words: string;
  colour: string;
  /** Dashes of a stroke; a field has none. */
  dash: readonly number[] | null;
}

export interface Heading {
  lines: readonly string[];
  keys: readonly Key[];
  colour: string;
  direction: "ltr" | "rtl";
}

const LETTER = 7; // about how wide a letter is
const MARK = 30;

/** The scene with lines of text and a legend over it, which say what it counts and what its marks mean. */
export function headed(scene: Scene, { lines, keys, colour, direction }: Heading): Scene {
  const size = 13;
  const step = 20;
  const room = (lines.length + (keys.length > 0 ? 1 : 0)) * step + 24;
  const longest = Math.max(...lines.map((line) => line.length), keys.reduce((sum, key) => sum + key.words.length + 9, 0));
  const width = Math.max(scene.width, longest * LETTER + 32);
  const x = direction === "rtl" ? width - 16 : 16;
  const anchor = direction === "rtl" ? "right" : "left";
  const words = lines.map((line, place) =>
    text(x, 22 + place * step, line, { size: place === 0 ? 17 : size, weight: place === 0 ? 600 : 400, anchor, fill: colour }));
  const legend = keyShapes(keys, { x, y: 18 + lines.length * step, colour, direction });
  const drawn = scene.shapes.map((shape) => moved(shape, direction === "rtl" ? width - scene.width : 0, room));
  return { ...scene, width, height: scene.height + room, shapes: [...words, ...legend, ...drawn] };
}

interface Place {
  x: number;
  y: number;
  colour: string;
  direction: "ltr" | "rtl";
}

function keyShapes(keys: readonly Key[], { x, y, colour, direction }: Place): Any[] {
  const way = direction === "rtl" ? -1 : 1;
  let at = x;
  return keys.flatMap((key) => {
    const [start, end] = [at, at + way * MARK];
    at = end + way * (6 + key.words.length * LETTER + 18);
    const d = `M ${round(start)} ${round(y)} L ${round(end)} ${round(y)}`;
    const mark: Any = { kind: "path", d, fill: null, stroke: key.colour, width: key.dash === null ? 10 : 3, dash: key.dash ?? [1, 0] };
    return [mark, text(end + way * 6, y + 4, key.words, { anchor: way < 0 ? "right" : "left", fill: colour })];
  });
}

function moved<T extends Any>(shape: T, right: number, down: number): T {
  if (shape.kind !== "path") return { ...shape, x: shape.x + right, y: shape.y + down };
  let place = 0; // numbers of a path alternate: x, y
  const d = shape.d.replace(/-?\d+(\.\d+)?/g, (number) => round(Number(number) + (place++ % 2 === 1 ? down : right)));
  return { ...shape, d };
}

/** A number with at most two decimals. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
