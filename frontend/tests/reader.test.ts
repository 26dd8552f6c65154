import { describe, expect, it } from "vitest";
import { codePoints } from "../src/lib/codepoints";
import { pieces } from "../src/screens/read/text/paint";
import { guessed, rowAt, rowsOf } from "../src/screens/read/text/rows";
import { stacked } from "../src/screens/read/cards/stacking";
import { standing, unitState } from "../src/screens/read/standing";
import type { ClaimOut, CodingOut } from "../src/lib/records";

const rowsIn = (text: string) => rowsOf(text, codePoints(text).toPoints);

describe("rows", () => {
  it("are the lines of the text, counted in code points", () => {
    const rows = rowsIn("🙂🙂\n\nسلام\n");
    expect(rows.map(({ start, end }) => [start, end])).toEqual([[0, 2], [3, 3], [4, 8]]);
  });

  it("cover every character but line breaks, however long a line is", () => {
    const text = `${"كلمة ".repeat(3_000)}\n${"🙂".repeat(5_000)}\nآخر`;
    const rows = rowsIn(text);
    expect(rows.map(({ from, to }) => text.slice(from, to)).join("")).toBe(text.replaceAll("\n", ""));
    expect(rows.filter((row) => row.goesOn).length).toBeGreaterThan(10);
    expect(rows.every(({ from, to }) => !/^[\udc00-\udfff]/.test(text.slice(from, to)))).toBe(true);
  });

  it("are found by code point", () => {
    const rows = rowsIn("أب\nج🙂د\nه");
    expect([0, 2, 3, 5, 6, 7, 99].map((point) => rowAt(rows, point))).toEqual([0, 0, 1, 1, 1, 2, 2]);
  });

  it("of an empty text is one", () => {
    expect(rowsIn("")).toHaveLength(1);
    expect(guessed({ from: 0, to: 0, start: 0, end: 0, goesOn: false }, 40, 30)).toBe(30);
  });
});

describe("pieces", () => {
  it("part a row where marks begin and end, and keep its letters", () => {
    const found = pieces(["a", "🙂", "c", "d"], 10, [
      { name: "evidence", start: 8, end: 12 },
      { name: "source", start: 11, end: 13 },
      { name: "date", start: 20, end: 21 },
    ]);
    expect(found).toEqual([
      { text: "a", names: ["evidence"] },
      { text: "🙂", names: ["evidence", "source"] },
      { text: "c", names: ["source"] },
      { text: "d", names: [] },
    ]);
  });
});

describe("cards", () => {
  const card = (id: string, top: number) => ({ id, top, height: 30 });

  it("stand level with their units where there is room", () => {
    expect(stacked([card("a", 0), card("b", 100)], null, 5)).toEqual([0, 100]);
  });

  it("give way to the current one on both sides and never lie over another", () => {
    expect(stacked([card("a", 90), card("b", 95), card("c", 100), card("d", 101)], "c", 5)).toEqual([30, 65, 100, 135]);
  });
});

describe("what stands", () => {
  const claim = (id: string) => ({ id, unit_id: "u", relation: "funding" }) as ClaimOut;
  const coding = (id: string, name: string, claims: ClaimOut[], more: Partial<CodingOut> = {}): CodingOut => ({
    id, unit_id: "u", coder: { id: name, name, kind: name === "rules" ? "rules" : "human" },
    outcome: "coded", is_open: false, reason: null, at: null, supersedes: null, claims, judged: [], ...more,
  });
  const judged = (claim_id: string, verdict: "accepted" | "edited" | "rejected", becomes: string | null) => ({
    coding_id: "c1", claim_id, verdict, becomes, note: null,
  });
  const machine = coding("c1", "rules", [claim("m1"), claim("m2"), claim("m3")]);

  it("shows each claim once, with the person's verdict", () => {
    const mine = coding("c2", "Layla", [claim("p1"), claim("p2"), claim("p9")], {
      judged: [judged("m1", "accepted", "p1"), judged("m2", "edited", "p2"), judged("m3", "rejected", null)],
    });
    const found = standing([machine, mine], "Layla").map((one) => [one.claim.id, one.state]);
    expect(found).toEqual([["p1", "accepted"], ["p2", "edited"], ["m3", "rejected"], ["p9", "own"]]);
  });

  it("tells what others coded from what the machine did", () => {
    const other = coding("c3", "Omar", [claim("o1")]);
    expect(standing([machine, other], "Layla").map((one) => one.state)).toEqual(["machine", "machine", "machine", "other"]);
  });

  it("gives a unit the state of the person's answer", () => {
    const answer = (claims: ClaimOut[], more: Partial<CodingOut> = {}) => unitState([machine, coding("c2", "Layla", claims, more)], "Layla");
    expect(unitState([], "Layla")).toBe("uncoded");
    expect(unitState([], "Layla", { silent: true })).toBe("empty");
    expect(unitState([{ ...machine, claims: [] }], "Layla")).toBe("empty");
    expect(unitState([machine], "Layla")).toBe("machine");
    expect(answer([], { is_open: true })).toBe("open");
    expect(answer([])).toBe("none");
    expect(answer([], { judged: [judged("m1", "rejected", null)] })).toBe("rejected");
    expect(answer([claim("p1")], { judged: [judged("m1", "accepted", "p1")] })).toBe("accepted");
    expect(answer([claim("p1"), claim("p2")], { judged: [judged("m1", "accepted", "p1")] })).toBe("edited");
    expect(unitState([machine], "Layla", { decided: true })).toBe("decided");
  });
});
