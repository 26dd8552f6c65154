// What of the codings of one unit is to stand, row by row. Plain functions, so that they are tested without a page.
import type { ClaimOut } from "$lib/records";
import type { Part } from "$parts/ClaimCard.svelte";
import type { Cases, Pick, Row } from "./records";

/** One pick a row at most. */
export type Picks = ReadonlyMap<number, Pick>;

/** Fields that another claim can lend; words and modes come along with what they belong to. */
export const LENT: readonly Part[] = [
  "source", "relation", "target", "domain", "polarity", "facet", "amount", "date", "asserter", "beneficiary", "against",
];

/** Every claim of one coding. */
export function wholeOf(cases: Cases, column: number): Picks {
  const found = new Map<number, Pick>();
  cases.rows.forEach((row, place) => {
    const cell = row.cells[column];
    if (cell) found.set(place, { claim_id: cell, taken: [] });
  });
  return found;
}

/** The claims that all codings have alike. */
export function agreedOf(cases: Cases): Picks {
  const found = new Map<number, Pick>();
  cases.rows.forEach((row, place) => {
    const cell = row.cells[0];
    if (row.is_agreed && cell) found.set(place, { claim_id: cell, taken: [] });
  });
  return found;
}

/** The picks with a claim taken, or given up where it had been taken as it is. */
export function toggled(picks: Picks, place: number, pick: Pick): Picks {
  const next = new Map(picks);
  const had = next.get(place);
  if (had?.claim_id === pick.claim_id && had.taken.length === 0 && pick.taken.length === 0) next.delete(place);
  else next.set(place, pick);
  return next;
}

/** Whether a pick says what a column says in this row. */
function says(row: Row, column: number, pick: Pick | undefined): boolean {
  const cell = row.cells[column] ?? null;
  if (pick === undefined || cell === null) return pick === undefined && cell === null;
  const taken = row.cells.indexOf(pick.claim_id);
  return pick.taken.length === 0 && row.alike[column] === row.alike[taken];
}

/** The columns that say otherwise than the picks. */
export function overruled(cases: Cases, picks: Picks): number[] {
  const places = cases.columns.map((_, column) => column);
  return places.filter((column) => cases.rows.some((row, place) => !says(row, column, picks.get(place))));
}

/** The picks that come to what was decided, as far as its claims stand in these rows. */
export function picksOf(cases: Cases): Picks {
  const found = new Map<number, Pick>();
  const decided = new Set(cases.stands?.claims.map((claim) => claim.id));
  cases.rows.forEach((row, place) => {
    const cell = row.cells.find((id) => id !== null && decided.has(id));
    if (cell) found.set(place, { claim_id: cell, taken: [] });
  });
  return found;
}

/** All claims of the columns, by id. */
export function claimsOf(cases: Cases): Map<string, ClaimOut> {
  return new Map(cases.columns.flatMap((column) => column.claims).map((claim) => [claim.id, claim]));
}

const CARRIED: Partial<Record<Part, readonly (keyof ClaimOut)[]>> = { relation: ["relation", "mode"] };

/** The claim that a pick makes, as it will be shown; the server makes the one that is kept. */
export function claimOf(pick: Pick, claims: ReadonlyMap<string, ClaimOut>): ClaimOut | null {
  const base = claims.get(pick.claim_id);
  if (base === undefined) return null;
  const made: Record<string, unknown> = { ...base };
  let evidence = base.evidence;
  for (const { trait, claim_id } of pick.taken) {
    const other = claims.get(claim_id);
    if (other === undefined || claim_id === pick.claim_id) continue;
    if (trait !== "evidence") for (const field of CARRIED[trait] ?? [trait as keyof ClaimOut]) made[field] = other[field];
    const known = new Set(evidence.map((quote) => quote.start));
    evidence = [...evidence, ...other.evidence.filter((quote) => !known.has(quote.start))];
  }
  return { ...(made as unknown as ClaimOut), evidence };
}
