import { describe, expect, it } from "vitest";
import { hasAll, plain, wordsTyped } from "$lib/plain";
import { cutAtCodes } from "../src/screens/codebook/pieces";
import { rowsOf, shown, type SourceRow } from "../src/screens/library/list";
import { piecesOf } from "../src/screens/library/marks";

function source(id: string, more: Partial<SourceRow> = {}): SourceRow {
  return {
    ...{ id, title: null, origin: `${id}.txt`, kind: "plain", language: "ar", direction: "rtl", publisher: null },
    ...{ published: null, author: null, voice: null, units: 10, pages: null, machine: "coded", answered: 0, decided: 0, questions: 0 },
    ...{ issues: { error: 0, warning: 0, note: 0 }, has_twin: false },
    ...more,
  };
}

const names = (rows: { source: SourceRow }[]) => rows.map((row) => row.source.id);

describe("plain text", () => {
  it("makes hamza seats, vowel signs, case and kinds of digits alike", () => {
    expect(plain("أَسْلِحــةُ Ünion ٢٠١٩ ۳")).toBe("اسلحه union 2019 3");
  });

  it("asks for every word typed", () => {
    expect(hasAll(plain("مركز الدراسات 2019"), wordsTyped("٢٠١٩ مركز"))).toBe(true);
    expect(hasAll(plain("مركز"), wordsTyped("مركز آخر"))).toBe(false);
    expect(wordsTyped("  ")).toEqual([]);
  });
});

describe("the list of sources", () => {
  const rows = rowsOf(
    [
      source("a", { title: "ورقة", decided: 10, issues: { error: 0, warning: 2, note: 0 } }),
      source("b", { publisher: "مركزٌ", machine: "outdated", answered: 3 }),
      source("c", { published: "2020", has_twin: true, issues: { error: 1, warning: 0, note: 0 } }),
    ],
    new Map([["c", "2026-12-01"]]),
  );

  it("is filtered by what is typed, in title, file, publisher and voice", () => {
    expect(names(shown(rows, "مركز", "all", "origin", "ar"))).toEqual(["b"]);
    expect(names(shown(rows, "a.txt", "all", "origin", "ar"))).toEqual(["a"]);
  });

  it("shows only what is asked for", () => {
    expect(names(shown(rows, "", "mine", "origin", "ar"))).toEqual(["c"]);
    expect(names(shown(rows, "", "begun", "origin", "ar"))).toEqual(["b"]);
    expect(names(shown(rows, "", "not_coded", "origin", "ar"))).toEqual(["b"]);
    expect(names(shown(rows, "", "doubtful", "origin", "ar"))).toEqual(["a", "c"]);
    expect(names(shown(rows, "", "twins", "origin", "ar"))).toEqual(["c"]);
    expect(names(shown(rows, "", "undecided", "origin", "ar"))).toEqual(["b", "c"]);
  });

  it("puts what is assigned first, what is doubtful first, what is newest first", () => {
    expect(names(shown(rows, "", "all", "assigned", "ar"))).toEqual(["c", "a", "b"]);
    expect(names(shown(rows, "", "all", "issues", "ar"))).toEqual(["c", "a", "b"]);
    expect(names(shown(rows, "", "all", "published", "ar"))[0]).toBe("c");
    expect(names(shown(rows, "", "all", "decided", "ar"))[2]).toBe("a");
  });
});

describe("words found in a text", () => {
  it("are cut by code points, also behind emoji, and shown without hidden characters", () => {
    const hit = { start: 100, text: "😀😀 مال\u202e و", marks: [{ start: 103, end: 107 }] };
    expect(piecesOf(hit)).toEqual([
      { text: "😀😀 ", found: false },
      { text: "مال⇐", found: true },
      { text: " و", found: false },
    ]);
  });

  it("are marked once where marks overlap", () => {
    const hit = { start: 0, text: "one two", marks: [{ start: 0, end: 7 }, { start: 4, end: 7 }] };
    expect(piecesOf(hit)).toEqual([{ text: "one two", found: true }]);
  });
});

describe("codes in wordings of the codebook", () => {
  const codes = new Set(["funding", "arms_materiel"]);

  it("are told from plain words", () => {
    expect(cutAtCodes("فالتمويل funding.", codes).map((piece) => piece.code)).toEqual([null, "funding", null]);
    expect(cutAtCodes("funding or arms_materiel", codes).filter((piece) => piece.code)).toEqual([
      { text: "arms_materiel", code: "arms_materiel" },
    ]);
  });
});
