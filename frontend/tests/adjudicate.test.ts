import { describe, expect, it } from "vitest";
import type { ClaimOut } from "../src/lib/records";
import { pieces } from "../src/screens/adjudicate/pieces";
import { agreedOf, claimOf, overruled, toggled, wholeOf } from "../src/screens/adjudicate/picks";
import type { Cases, Decision, Row } from "../src/screens/adjudicate/records";
import { historyOf, isByRule, isUnruled } from "../src/screens/adjudicate/rulings";

function row(cells: (string | null)[], alike: (number | null)[], differs: Row["differs"] = []): Row {
  return { cells, alike, differs, is_agreed: differs.length === 0 && !cells.includes(null) };
}

function cases(...rows: Row[]): Cases {
  return { rows, columns: rows[0]?.cells.map(() => ({})) ?? [], stands: null } as unknown as Cases;
}

const claim = (id: string, more: object = {}) => ({ id, relation: "funding", mode: null, evidence: [], ...more }) as unknown as ClaimOut;

describe("history", () => {
  const made = (id: string, rule: string, at: string | null) => ({ id, rule, at, decided_by: rule, note: null, claims: [] }) as unknown as Decision;

  it("a decision by rule keeps its place in the chain, though it carries no time", () => {
    const decisions = [made("d1", "expert", "2026-01-01"), made("d2", "majority", null), made("d3", "expert", "2026-01-03")];
    const asides = [{ id: "a", at: "2026-01-02", decision: made("a1", "expert", "2026-01-02") }];
    const found = historyOf({ decisions, asides } as unknown as Cases);
    expect(found.map((told) => told.decision.id)).toEqual(["d3", "a1", "d2", "d1"]);
    expect(historyOf({ decisions: decisions.slice(1, 2), asides: [] } as unknown as Cases)).toHaveLength(1);
  });

  it("only a rule takes back without a time, and only rules decide by rule", () => {
    expect(isUnruled(made("d", "withdrawn", null))).toBe(true);
    expect(isUnruled(made("d", "withdrawn", "2026-01-01"))).toBe(false);
    expect([isByRule({ rule: "majority" }), isByRule({ rule: "expert" })]).toEqual([true, false]);
  });
});

describe("picks", () => {
  const agreed = row(["a1", "b1", "c1"], [0, 0, 0]);
  const apart = row(["a2", "b2", "c2"], [0, 1, 0], ["polarity"]);
  const alone = row([null, "b3", null], [null, 1, null]);

  it("a whole coding has its claims and no others", () => {
    expect([...wholeOf(cases(agreed, apart, alone), 0).values()].map((pick) => pick.claim_id)).toEqual(["a1", "a2"]);
  });

  it("what all say alike is taken of the first", () => {
    expect([...agreedOf(cases(agreed, apart, alone))]).toEqual([[0, { claim_id: "a1", taken: [] }]]);
  });

  it("who says the same as a coding that is taken is not overruled", () => {
    const found = cases(agreed, apart, alone);
    expect(overruled(found, wholeOf(found, 0))).toEqual([1]);
    expect(overruled(found, wholeOf(found, 1))).toEqual([0, 2]);
    expect(overruled(found, new Map())).toEqual([0, 1, 2]);
  });

  it("a claim that is put together overrules everybody", () => {
    const found = cases(apart);
    const picks = new Map([[0, { claim_id: "a2", taken: [{ trait: "polarity" as const, claim_id: "b2" }] }]]);
    expect(overruled(found, picks)).toEqual([0, 1, 2]);
  });

  it("taking a claim twice gives it up, and another of the row takes its place", () => {
    const once = toggled(new Map(), 0, { claim_id: "a1", taken: [] });
    expect(toggled(once, 0, { claim_id: "a1", taken: [] }).size).toBe(0);
    expect(toggled(once, 0, { claim_id: "b1", taken: [] }).get(0)?.claim_id).toBe("b1");
  });

  it("a relation brings its mode, and a field its words", () => {
    const quote = (start: number) => ({ exact: "x", start, end: start + 1, page: null, boxes: [] });
    const claims = new Map([
      ["a", claim("a", { mode: "loan", evidence: [quote(1)] })],
      ["b", claim("b", { relation: "agreement", mode: "signed", evidence: [quote(1), quote(5)] })],
    ]);
    const made = claimOf({ claim_id: "a", taken: [{ trait: "relation", claim_id: "b" }] }, claims);
    expect([made?.relation, made?.mode]).toEqual(["agreement", "signed"]);
    expect(made?.evidence.map((one) => one.start)).toEqual([1, 5]);
    expect(claimOf({ claim_id: "none", taken: [] }, claims)).toBeNull();
  });
});

describe("pieces", () => {
  const text = { start: 10, end: 40, unit_start: 15, unit_end: 35 };

  it("cover the text once, in its order", () => {
    const found = pieces(text, [[{ start: 12, end: 20 }], [{ start: 18, end: 50 }], []]);
    expect(found.map((piece) => piece.start)).toEqual([10, 12, 15, 18, 20, 35]);
    expect(found.at(-1)?.end).toBe(40);
    expect(found.map((piece) => piece.quoted)).toEqual([[], [0], [0], [0, 1], [1], [1]]);
    expect(found.map((piece) => piece.inside)).toEqual([false, false, true, true, true, false]);
  });

  it("a quote that ends beyond the text is marked as far as the text goes", () => {
    expect(pieces(text, [[{ start: 30, end: 40 }]]).at(-1)?.quoted).toEqual([0]);
  });
});
