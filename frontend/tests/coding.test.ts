import { describe, expect, it } from "vitest";
import type { ActorOut, ClaimOut, CodingOut, WrittenIn } from "../src/lib/records";
import {
  accepting, adding, answerOf, changing, done, editing, noClaim, rejecting, removing,
} from "../src/screens/read/coding/answer";
import { directionOf, edgesIn, spanOf, stepOf, stepWord, trim, wordsIn } from "../src/screens/read/coding/caret";
import { actorBy, draftOf, emptyDraft, writtenOf } from "../src/screens/read/coding/draft";
import { combined, rowsOf, verdictsOf } from "../src/screens/read/coding/versions";

function actor(id: string): ActorOut {
  return { name: id, name_en: id, id, kind: "state", how: "inherited", quote: null, origin: null, candidates: [] };
}

function claim(id: string, more: Partial<ClaimOut> = {}): ClaimOut {
  return {
    id, unit_id: "u", relation: "funding", mode: null, domain: "financial", polarity: "asserted", facet: null,
    source: actor(`s-${id}`), target: actor("t"), amount: null, date: null, beneficiary: null, asserter: null,
    against: [], evidence: [{ start: 3, end: 7, exact: "مالٌ", page: null, boxes: [] }], score: 0.5, to_verify: false,
    why: [], ...more,
  };
}

function coding(id: string, claims: ClaimOut[], more: Partial<CodingOut> = {}): CodingOut {
  return {
    id, unit_id: "u", coder: { id: "c", name: "c", kind: "rules" }, outcome: "coded", is_open: false, reason: null,
    at: null, supersedes: null, claims, judged: [], ...more,
  };
}

const machine = coding("m", [claim("m1"), claim("m2")]);
const on = (place: number) => ({ coding: machine, claim: machine.claims[place]! });
const verdict = (claim_id: string, becomes: string | null) =>
  ({ coding_id: "m", claim_id, verdict: becomes === null ? ("rejected" as const) : ("accepted" as const), becomes, note: null });
const written: WrittenIn = writtenOf(emptyDraft({ start: 0, exact: "x" }, { domain: null, facet: null }));
const mine = coding("h1", [claim("own1", { source: actor("s-m1") })], { judged: [verdict("m1", "own1")], is_open: true });

describe("answers", () => {
  it("keep what stands, by name", () => {
    const answer = answerOf(mine);
    expect(answer.base).toBe("h1");
    expect(answer.claims).toEqual([{ type: "kept", coding_id: "h1", claim_id: "own1" }]);
    expect(answer.judged).toEqual([{ coding_id: "m", claim_id: "m1", becomes: 0, note: null }]);
  });
  it("take a claim of another as it stands", () => {
    const answer = accepting(mine, on(1));
    expect(answer.claims.at(-1)).toEqual({ type: "kept", coding_id: "m", claim_id: "m2" });
    expect(answer.judged.at(-1)?.becomes).toBe(1);
  });
  it("take a claim that the person has already as that claim", () => {
    const own = coding("h1", [claim("own1", { source: actor("s-m2") })], { is_open: true });
    const answer = accepting(own, on(1));
    expect(answer.claims.length).toBe(1);
    expect(answer.judged[0]?.becomes).toBe(0);
  });
  it("reject what was accepted, with the claim it had become", () => {
    const answer = rejecting(mine, on(0));
    expect(answer.claims).toEqual([]);
    expect(answer.judged).toEqual([{ coding_id: "m", claim_id: "m1", becomes: null, note: null }]);
  });
  it("keep a claim that two verdicts share", () => {
    const shared = { ...mine, judged: [verdict("m1", "own1"), verdict("m2", "own1")] };
    expect(rejecting(shared, on(0)).claims.length).toBe(1);
  });
  it("edit and split a claim of another", () => {
    const answer = editing(mine, on(1), written, written);
    expect([answer.claims.length, answer.judged.at(-1)?.becomes]).toEqual([3, 1]);
  });
  it("change and remove an own claim; what became it goes with it", () => {
    expect(changing(mine, mine.claims[0]!, written).claims).toEqual([written]);
    const left = removing(mine, mine.claims[0]!);
    expect([left.claims, left.judged[0]?.becomes]).toEqual([[], null]);
  });
  it("move later places up when a claim goes", () => {
    const two = { ...coding("h", [claim("a"), claim("b")]), judged: [verdict("m1", "a"), verdict("m2", "b")] };
    expect(removing(two, two.claims[0]!).judged.map((one) => one.becomes)).toEqual([null, 0]);
  });
  it("say that there is no claim, or that all is done", () => {
    const none = noClaim(mine, [machine]);
    expect([none.claims, none.judged.length, none.is_open]).toEqual([[], 2, false]);
    expect(done(mine).is_open).toBe(false);
    expect(adding(null, written).is_open).toBe(true);
  });
});

describe("drafts", () => {
  it("send only what was changed", () => {
    const draft = draftOf(machine, machine.claims[0]!);
    const sent = writtenOf({ ...draft, target: actorBy({ start: 9, exact: "غانا" }, { id: "state:GHA" }) });
    expect([sent.source, sent.amount, sent.like?.claim_id]).toEqual(["same", null, "m1"]);
    expect(sent.target).toEqual({ is_voice: false, words: { start: 9, exact: "غانا" }, id: "state:GHA", name: null });
  });
  it("send the name where the words alone do not say who it is", () => {
    const draft = emptyDraft({ start: 0, exact: "x" }, { domain: null, facet: null });
    const sent = writtenOf({ ...draft, source: actorBy({ start: 1, exact: "الهيئة" }, { name: "هيئة الموانئ" }) });
    expect(sent.source).toEqual({ is_voice: false, words: { start: 1, exact: "الهيئة" }, id: null, name: "هيئة الموانئ" });
  });
});

describe("the caret", () => {
  const text = "وقّعت غانا 😀 اتفاقاً مع Togo";
  it("finds words by code points", () => {
    const letters = [...text];
    expect(wordsIn(text).map(({ start, end }) => letters.slice(start, end).join("")))
      .toEqual(["وقّعت", "غانا", "اتفاقاً", "مع", "Togo"]);
  });
  it("steps, grows and shrinks by words", () => {
    const words = wordsIn(text);
    const first = { anchor: words[0]!, focus: words[0]! };
    const second = stepWord(words, first, 1, false);
    const grown = stepWord(words, second, 1, true);
    expect(spanOf(grown)).toEqual({ start: words[1]!.start, end: words[2]!.end });
    expect(spanOf(stepWord(words, grown, -1, true))).toEqual(words[1]);
    expect(stepWord(words, first, -1, false)).toEqual(first);
  });
  it("trims by letters and never parts a mark from its letter", () => {
    const edges = edgesIn(text);
    const word = wordsIn(text)[0]!;
    expect(trim(edges, word, 1, true)).toEqual({ start: 1, end: 5 });
    expect(trim(edges, { start: 1, end: 5 }, 1, true)).toEqual({ start: 3, end: 5 });
    expect(trim(edges, { start: 4, end: 5 }, 1, true)).toEqual({ start: 4, end: 5 });
  });
  it("follows the eye", () => {
    expect([directionOf("«قال»"), directionOf("12 said")]).toEqual(["rtl", "ltr"]);
    expect([stepOf("ArrowLeft", "rtl"), stepOf("ArrowLeft", "ltr")]).toEqual([1, -1]);
  });
});

describe("two versions", () => {
  const theirs = coding("h2", [claim("a"), claim("b")], { judged: [verdict("m1", "a")] });
  const yours = coding("h3", [claim("a", { domain: "social" }), claim("c")], { judged: [verdict("m1", null)] });
  it("are brought side by side with what differs", () => {
    expect(rowsOf(yours, theirs).map((row) => [row.id, row.yours !== null, row.theirs !== null, row.differing]))
      .toEqual([["a", true, true, ["domain"]], ["b", false, true, []], ["c", true, false, []]]);
    expect(verdictsOf(yours, theirs).map((row) => row.claim_id)).toEqual(["m1"]);
  });
  it("are combined claim by claim", () => {
    const answer = combined(yours, theirs, new Map([["a", "yours"], ["b", "none"], ["c", "yours"]]));
    expect(answer.base).toBe("h2");
    expect(answer.claims.map((one) => [one.type === "kept" && one.coding_id, one.type === "kept" && one.claim_id]))
      .toEqual([["h3", "a"], ["h3", "c"]]);
    expect(answer.judged).toEqual([{ coding_id: "m", claim_id: "m1", becomes: 0, note: null }]);
  });
});
