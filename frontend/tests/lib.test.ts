import { expect, test } from "vitest";
import { address } from "../src/lib/api";
import { matches, printed, type Press } from "../src/lib/chords";
import { filled } from "../src/lib/filling";
import { Heights } from "../src/lib/heights";
import { matched, to } from "../src/lib/routes";

const NONE = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const press = (code: string, key: string, more: Partial<Press> = {}): Press => ({ ...NONE, code, key, ...more });

test("a letter is told by its place, so that Arabic keyboards work", () => {
  expect(matches("KeyJ", press("KeyJ", "ت"))).toBe(true);
  expect(matches("KeyJ", press("KeyJ", "j", { ctrlKey: true }))).toBe(false);
});

test("a chord needs all its keys", () => {
  expect(matches("Mod+Shift+KeyZ", press("KeyZ", "Z", { metaKey: true, shiftKey: true }))).toBe(true);
  expect(matches("Mod+Shift+KeyZ", press("KeyZ", "z", { ctrlKey: true }))).toBe(false);
});

test("the question mark is told by what is written, in Arabic too", () => {
  expect(matches("?", press("Slash", "?", { shiftKey: true }))).toBe(true);
  expect(matches("?", press("KeyX", "؟", { shiftKey: true }))).toBe(true);
  expect(matches("?", press("Slash", "/"))).toBe(false);
});

test("the number pad counts as the other digits", () => {
  expect(matches("Digit1", press("Numpad1", "1"))).toBe(true);
});

test("keys are written as on the keyboard", () => {
  expect(printed("Mod+KeyZ", { mac: false, arabic: true })).toEqual(["Ctrl", "Z ئ"]);
});

test("values are filled in as isolates, and unknown fields stay", () => {
  expect(filled("عدد {count} من {all}", { count: 3 })).toBe("عدد \u20683\u2069 من {all}");
});

test("a value that looks like a field is not filled in again", () => {
  expect(filled("{a}", { a: "{b}", b: "x" })).toBe("\u2068{b}\u2069");
});

test("an address takes fields and query, escaped", () => {
  const request = { path: { id: "a/b" }, query: { q: "دعم", kind: ["x", "y"], none: undefined } };
  expect(address("/api/s/{id}", request)).toBe("/api/s/a%2Fb?q=%D8%AF%D8%B9%D9%85&kind=x&kind=y");
});

test.each([
  ["/", "library", {}],
  ["/library/", "library", {}],
  ["/read/a%2Fb", "read", { source: "a/b" }],
  ["/read/%E0%A4%A", "read", { source: "%E0%A4%A" }],
  ["/read/", "missing", {}],
  ["/nowhere", "missing", {}],
])("the path %s leads to %s", (path, name, fields) => {
  expect(matched(path)).toEqual({ name, fields });
});

test("the address of a screen leads back to it", () => {
  expect(matched(to("read", { source: "وثيقة/1" })).fields).toEqual({ source: "وثيقة/1" });
  expect(to("graph", {}, { from: "2019" })).toBe("/graph?from=2019");
});

test("measured heights move what stands below", () => {
  const heights = new Heights(1_000, 20);
  expect([heights.total, heights.at(45)]).toEqual([20_000, 2]);
  expect(heights.measure(0, 100)).toBe(true);
  expect([heights.top(1), heights.total, heights.at(45)]).toEqual([100, 20_080, 0]);
});

test("heights of no rows are none", () => {
  const heights = new Heights(0, 20);
  expect([heights.total, heights.at(5), heights.measure(0, 3)]).toEqual([0, 0, false]);
});
