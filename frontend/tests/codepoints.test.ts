import { expect, test } from "vitest";
import { codePoints } from "../src/lib/codepoints";

const LONE = "\ud83d";
const PIECES = ["سَلَام", "a", "😀", "👩‍👧", "é", "\n", LONE, "\udc00 ", "ـّ", "🇸🇦", "مبلغ 5 ملايين"];

/** The code points of a text as Python counts them. */
function counted(text: string): string[] {
  return Array.from(text);
}

function textOf(seed: number, size: number): string {
  let state = seed;
  const next = () => (state = (state * 1103515245 + 12345) % 2147483648);
  return Array.from({ length: size }, () => PIECES[next() % PIECES.length]).join("");
}

test.each([1, 2, 3, 4, 5])("positions go to units and back in generated text %i", (seed) => {
  const text = textOf(seed, 700);
  const points = codePoints(text);
  const all = counted(text);
  let unit = 0;
  expect(points.length).toBe(all.length);
  for (const [at, character] of all.entries()) {
    expect(points.toUnits(at)).toBe(unit);
    expect(points.toPoints(unit)).toBe(at);
    unit += character.length;
  }
});

test("the middle of a pair belongs to the pair", () => {
  expect(codePoints("a😀b").toPoints(2)).toBe(1);
});

test("a lone surrogate is one code point", () => {
  const points = codePoints(`😀${LONE}x`);
  expect([points.length, points.toUnits(2), points.toPoints(3)]).toEqual([3, 3, 2]);
});

test("positions outside the text move to its ends", () => {
  const points = codePoints("😀😀");
  expect([points.toUnits(-3), points.toUnits(99), points.toPoints(99)]).toEqual([0, 4, 2]);
});

test("an empty text has one position", () => {
  expect([codePoints("").length, codePoints("").toUnits(0), codePoints("").toPoints(4)]).toEqual([0, 0, 0]);
});

test("a slice holds the words of a span", () => {
  expect(codePoints("😀 دعم مالي").slice(2, 5)).toBe("دعم");
});

test("a long text with emoji is answered quickly", () => {
  const text = "بدأت الوفود 😀 أعمالها. ".repeat(60_000);
  const start = performance.now();
  const points = codePoints(text);
  for (let at = 0; at < points.length; at += 101) points.toPoints(points.toUnits(at));
  expect(performance.now() - start).toBeLessThan(1_000);
});
