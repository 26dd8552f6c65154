import { expect, test } from "vitest";
import { hiddenIn, visible } from "../src/lib/hidden";

test("an override in a name is shown and turns nothing over", () => {
  expect(visible("وزارة\u202egnp.exe")).toBe("وزارة⇐gnp.exe");
});

test.each(["\u200b", "\u2066", "\u061c", "\u0000", "\u009b", "\u{e0041}", "\ufeff", "\ud800", "\u00ad", "\r"])(
  "the hidden character %j becomes one visible one",
  (hidden) => {
    const shown = visible(`a${hidden}b`);
    expect(Array.from(shown)).toHaveLength(3);
    expect(shown).not.toContain(hidden);
    expect(hiddenIn(shown)).toEqual([]);
  },
);

test("what is seen stays: lines, tabs, joiners, marks, emoji", () => {
  const text = "سَلام\n\tمی\u200cخواهم 👩\u200d👧 é";
  expect(visible(text)).toBe(text);
});

test("hidden characters are named by their position in code points", () => {
  expect(hiddenIn("😀a\u202eb")).toEqual([{ at: 2, code: "U+202E" }]);
});
