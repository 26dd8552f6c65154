// What stands for one unit, seen by one person: each claim once, with what that person made of it.
import type { ClaimOut, CoderOut, CodingOut, Verdict } from "$lib/records";

/** Whose a claim is, and what the person made of it: `machine` and `other` are not judged yet, `own` is the person's. */
export type ClaimState = "machine" | "other" | "own" | Verdict;

/** The state of a unit; `uncoded` has no answer that the person sees, `empty` one of a machine without claims, `none` was answered with "no claim here". */
export type UnitState = "uncoded" | "empty" | "machine" | "open" | "accepted" | "edited" | "rejected" | "none" | "question" | "decided";

/** A claim as it is shown: the person's own version where there is one. */
export interface Shown {
  claim: ClaimOut;
  state: ClaimState;
  coder: CoderOut;
  /** The coding that the claim, or what it was judged from, stands in. */
  coding: CodingOut;
  /** What another coder wrote, where the person accepted, edited or rejected it. */
  original: ClaimOut | null;
}

function judgedBy(mine: CodingOut | null, coding: CodingOut, claim: ClaimOut) {
  return mine?.judged.find((one) => one.claim_id === claim.id && one.coding_id === coding.id)
    ?? mine?.judged.find((one) => one.claim_id === claim.id);
}

function shownOf(mine: CodingOut | null, coding: CodingOut, claim: ClaimOut): Shown {
  const judged = judgedBy(mine, coding, claim);
  if (judged === undefined) {
    return { claim, state: coding.coder.kind === "human" ? "other" : "machine", coder: coding.coder, coding, original: null };
  }
  const own = mine?.claims.find((one) => one.id === judged.becomes);
  return { claim: own ?? claim, state: judged.verdict, coder: coding.coder, coding, original: claim };
}

/** The claims of a unit in the order they are judged: those of others first, then what the person added. */
export function standing(codings: readonly CodingOut[], me: string | null): Shown[] {
  const mine = mineOf(codings, me);
  const others = codings.filter((one) => one !== mine);
  const found = others.flatMap((coding) => coding.claims.map((claim) => shownOf(mine, coding, claim)));
  const taken = new Set(found.map((one) => one.claim.id));
  const own = (mine?.claims ?? []).filter((claim) => !taken.has(claim.id));
  if (mine !== null) {
    found.push(...own.map((claim): Shown => ({ claim, state: "own", coder: mine.coder, coding: mine, original: null })));
  }
  return found;
}

/** The person's own coding of a unit, if there is one; `me` is the person's name. */
export function mineOf(codings: readonly CodingOut[], me: string | null): CodingOut | null {
  return codings.find((one) => one.coder.kind === "human" && one.coder.name === me) ?? null;
}

/** The state of a unit, told by shape and colour beside it. */
export function unitState(
  codings: readonly CodingOut[],
  me: string | null,
  { decided = false, question = false, silent = false } = {},
): UnitState {
  if (decided) return "decided";
  if (question) return "question";
  const mine = mineOf(codings, me);
  if (mine === null && codings.some((one) => one.claims.length > 0)) return "machine";
  if (mine === null) return silent || codings.length > 0 ? "empty" : "uncoded";
  if (mine.is_open) return "open";
  if (mine.claims.length === 0) return mine.judged.length > 0 ? "rejected" : "none";
  const plain = mine.judged.length > 0 && mine.judged.every((one) => one.verdict === "accepted");
  return plain && mine.claims.length === mine.judged.length ? "accepted" : "edited";
}
