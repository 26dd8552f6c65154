// A person's answer for a unit, as the server takes it: always whole, so that a retry or another window changes nothing
// by halves. Claims that stay as they are are named; only what is new or changed is written out.
import type { ActorOut, AnswerIn, ClaimOut, CodingOut, KeptIn, WrittenIn } from "$lib/records";

/** A claim of another coder, with the coding it stands in. */
export interface Judged {
  coding: CodingOut;
  claim: ClaimOut;
}

export function kept(coding: { id: string }, claim: { id: string }): KeptIn {
  return { type: "kept", coding_id: coding.id, claim_id: claim.id };
}

/** The answer that says what stands now. */
export function answerOf(mine: CodingOut | null): AnswerIn {
  const claims = mine?.claims ?? [];
  return {
    base: mine?.id ?? null,
    claims: mine === null ? [] : claims.map((claim) => kept(mine, claim)),
    judged: (mine?.judged ?? []).map(({ coding_id, claim_id, becomes, note }) => ({
      coding_id,
      claim_id,
      becomes: becomes === null ? null : placeOf(claims, becomes),
      note,
    })),
    outcome: "coded",
    reason: null,
    is_open: mine === null || mine.outcome !== "coded" || mine.is_open,
  };
}

function placeOf(claims: readonly ClaimOut[], id: string): number | null {
  const place = claims.findIndex((one) => one.id === id);
  return place < 0 ? null : place;
}

/** Without one claim: what had become it is rejected now, and later places move up. */
function without(answer: AnswerIn, place: number): AnswerIn {
  const moved = (at: number | null) => (at === null || at === place ? null : at > place ? at - 1 : at);
  return {
    ...answer,
    claims: answer.claims.filter((_, at) => at !== place),
    judged: answer.judged.map((one) => ({ ...one, becomes: moved(one.becomes) })),
  };
}

/** Without the verdict on a claim, and without the own claim that only this verdict had made. */
function unjudged(answer: AnswerIn, claim: ClaimOut): AnswerIn {
  const verdict = answer.judged.find((one) => one.claim_id === claim.id);
  if (verdict === undefined) return answer;
  const left = { ...answer, judged: answer.judged.filter((one) => one !== verdict) };
  const place = verdict.becomes;
  const isShared = left.judged.some((one) => one.becomes !== null && one.becomes === place);
  return place === null || isShared ? left : without(left, place);
}

function judged(answer: AnswerIn, { coding, claim }: Judged, becomes: number | null, note: string | null = null): AnswerIn {
  const verdict = { coding_id: coding.id, claim_id: claim.id, becomes, note };
  return { ...answer, judged: [...answer.judged, verdict] };
}

function keyOf(actor: ActorOut | null): string {
  return actor === null ? "" : (actor.id ?? `name:${actor.name}`);
}

/** Whether two claims share source, relation and target: a unit has one of them. */
function isTwin(one: ClaimOut, other: ClaimOut): boolean {
  const keys = (claim: ClaimOut) => [claim.relation, keyOf(claim.source), keyOf(claim.target)].join("\n");
  return keys(one) === keys(other);
}

/** The place of the person's claim that is the same as a claim of another coder, if there is one. */
function twinOf(answer: AnswerIn, mine: CodingOut | null, claim: ClaimOut): number | null {
  const twin = mine?.claims.find((one) => isTwin(one, claim));
  const place = answer.claims.findIndex((one) => one.type === "kept" && one.claim_id === twin?.id);
  return twin === undefined || place < 0 ? null : place;
}

/** Takes a claim of another coder as it stands. */
export function accepting(mine: CodingOut | null, on: Judged): AnswerIn {
  const left = unjudged(answerOf(mine), on.claim);
  const twin = twinOf(left, mine, on.claim);
  if (twin !== null) return judged(left, on, twin);
  return judged({ ...left, claims: [...left.claims, kept(on.coding, on.claim)] }, on, left.claims.length);
}

export function rejecting(mine: CodingOut | null, on: Judged, note: string | null = null): AnswerIn {
  return judged(unjudged(answerOf(mine), on.claim), on, null, note);
}

/** Takes a claim of another coder as the person changed it; further ones come from splitting it. */
export function editing(mine: CodingOut | null, on: Judged, written: WrittenIn, ...further: WrittenIn[]): AnswerIn {
  const left = unjudged(answerOf(mine), on.claim);
  const place = left.claims.length;
  return judged({ ...left, claims: [...left.claims, written, ...further] }, on, place);
}

/** Adds a claim of the person's own. */
export function adding(mine: CodingOut | null, ...written: WrittenIn[]): AnswerIn {
  const answer = answerOf(mine);
  return { ...answer, claims: [...answer.claims, ...written] };
}

/** Changes a claim of the person's own; verdicts that became it stay with it. */
export function changing(mine: CodingOut, claim: ClaimOut, written: WrittenIn, ...further: WrittenIn[]): AnswerIn {
  const answer = answerOf(mine);
  const claims = answer.claims.map((one) => (one.type === "kept" && one.claim_id === claim.id ? written : one));
  return { ...answer, claims: [...claims, ...further] };
}

/** Takes away a claim of the person's own. */
export function removing(mine: CodingOut, claim: ClaimOut): AnswerIn {
  const answer = answerOf(mine);
  const place = answer.claims.findIndex((one) => one.type === "kept" && one.claim_id === claim.id);
  return place < 0 ? answer : without(answer, place);
}

/** Says that the unit makes no claim: every claim of others is rejected, every own one taken away. */
export function noClaim(mine: CodingOut | null, others: readonly CodingOut[]): AnswerIn {
  const all = others.flatMap((coding) => coding.claims.map((claim) => ({ coding, claim })));
  const said = { ...answerOf(mine), claims: [], judged: [], is_open: false };
  return all.reduce<AnswerIn>((answer, on) => judged(answer, on, null), said);
}

/** Says that the person is through with the unit, whatever is left unjudged. */
export function done(mine: CodingOut | null): AnswerIn {
  return { ...answerOf(mine), is_open: false };
}

export function abstaining(mine: CodingOut | null, reason: string): AnswerIn {
  return { base: mine?.id ?? null, claims: [], judged: [], outcome: "abstained", reason, is_open: false };
}
