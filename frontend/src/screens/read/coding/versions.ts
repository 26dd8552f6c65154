// Two versions of one answer, side by side: which claims are the same, which differ and in what, and what a choice of
// them comes to.
import type { AnswerIn, ClaimOut, CodingOut, JudgementOut, KeptIn, VerdictIn } from "$lib/records";
import { kept } from "./answer";

export const PARTS = [
  "source", "relation", "target", "domain", "mode", "polarity", "facet", "amount", "date", "asserter", "beneficiary",
  "against", "evidence",
] as const;
export type Part = (typeof PARTS)[number];
export type Side = "yours" | "theirs" | "none";

export interface Row {
  id: string;
  yours: ClaimOut | null;
  theirs: ClaimOut | null;
  /** In what the two differ, where both are there. */
  differing: Part[];
}

/** A verdict on another coder's claim, in either version; null where it was not judged. */
export interface VerdictRow {
  claim_id: string;
  yours: JudgementOut | null;
  theirs: JudgementOut | null;
}

export function differing(one: ClaimOut, other: ClaimOut): Part[] {
  return PARTS.filter((part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]));
}

/** The claims of both versions; a person's claims have one id for one source, relation and target. */
export function rowsOf(yours: CodingOut, theirs: CodingOut): Row[] {
  const ids = [...new Set([...theirs.claims, ...yours.claims].map((claim) => claim.id))];
  return ids.map((id) => {
    const [a, b] = [yours, theirs].map((coding) => coding.claims.find((claim) => claim.id === id) ?? null);
    const both = a != null && b != null ? differing(a, b) : [];
    return { id, yours: a ?? null, theirs: b ?? null, differing: both };
  });
}

/** The verdicts that the two versions do not share. */
export function verdictsOf(yours: CodingOut, theirs: CodingOut): VerdictRow[] {
  const ids = [...new Set([...theirs.judged, ...yours.judged].map((one) => one.claim_id))];
  const rows = ids.map((claim_id) => {
    const [a, b] = [yours, theirs].map((coding) => coding.judged.find((one) => one.claim_id === claim_id) ?? null);
    return { claim_id, yours: a ?? null, theirs: b ?? null };
  });
  return rows.filter(({ yours: a, theirs: b }) => a?.verdict !== b?.verdict || a?.becomes !== b?.becomes);
}

/** Whether two versions say the same of the unit, apart from their claims. */
export function isAlike(yours: CodingOut, theirs: CodingOut): boolean {
  return yours.outcome === theirs.outcome && yours.is_open === theirs.is_open && yours.reason === theirs.reason;
}

/** The answer that takes each claim from the side chosen for it. A verdict goes with the claim it became; one that
 *  rejected is taken from the side chosen for verdicts, the person's own first. */
export function combined(yours: CodingOut, theirs: CodingOut, chosen: ReadonlyMap<string, Side>): AnswerIn {
  const claims: KeptIn[] = [];
  const places = new Map<string, number>();
  for (const row of rowsOf(yours, theirs)) {
    const side = chosen.get(row.id) ?? (row.theirs === null ? "yours" : "theirs");
    const claim = side === "none" ? null : row[side];
    if (claim === null) continue;
    places.set(row.id, claims.length);
    claims.push(kept(side === "yours" ? yours : theirs, claim));
  }
  const judged = new Map<string, VerdictIn>();
  for (const one of [...theirs.judged, ...yours.judged]) {
    const { coding_id, claim_id, note } = one;
    const becomes = one.becomes === null ? null : (places.get(one.becomes) ?? null);
    if (becomes === null && judged.get(claim_id)?.becomes != null) continue;
    judged.set(claim_id, { coding_id, claim_id, becomes, note });
  }
  return {
    base: theirs.id,
    claims,
    judged: [...judged.values()],
    outcome: "coded",
    reason: null,
    is_open: yours.is_open && theirs.is_open,
  };
}
