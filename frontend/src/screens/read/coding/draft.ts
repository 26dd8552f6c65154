// A claim while it is being written: what each slot holds, and what the server is sent of it.
import type {
  ActorIn, ActorOut, AmountIn, AmountOut, ClaimOut, CodingOut, DateIn, DateOut, How, KeptIn, QuoteOut, SpanOut, WordsIn, WrittenIn,
} from "$lib/records";
import { kept } from "./answer";

/** `same` slots are as in the claim that the draft was made from, and are not sent again. */
export interface ActorDraft {
  same: boolean;
  words: WordsIn | null;
  how: How;
  id: string | null;
  name: string;
  nameEn: string | null;
  kind: string | null;
}

export interface AmountDraft {
  same: boolean;
  words: WordsIn | null;
  read: AmountOut | null;
  value: AmountIn["value"];
}

export interface DateDraft {
  same: boolean;
  words: WordsIn | null;
  read: DateOut | null;
  value: DateIn["value"];
}

export interface TextDraft {
  same: boolean;
  words: WordsIn;
}

export interface ClaimDraft {
  like: KeptIn | null;
  relation: string;
  mode: string | null;
  domain: string | null;
  polarity: string;
  facet: string | null;
  source: ActorDraft | null;
  target: ActorDraft | null;
  asserter: ActorDraft | null;
  against: ActorDraft[];
  amount: AmountDraft | null;
  date: DateDraft | null;
  beneficiary: TextDraft | null;
  evidence: WordsIn[];
}

export type ActorSlot = "source" | "target" | "asserter";

export function wordsOf({ start, exact }: QuoteOut): WordsIn {
  return { start, exact };
}

/** An actor as another claim, or recognition, has it. */
export function actorDraft(actor: ActorOut, same = false): ActorDraft {
  const { how, id, name, name_en, kind, quote } = actor;
  return { same, words: quote && wordsOf(quote), how, id, name, nameEn: name_en, kind };
}

/** An actor by words that were selected, or by a registry's entry. */
export function actorBy(words: WordsIn | null, entry: Partial<ActorDraft> = {}): ActorDraft {
  const name = entry.name ?? words?.exact.trim() ?? "";
  return { same: false, words, how: "explicit", id: null, nameEn: null, kind: null, ...entry, name };
}

/** A draft of a claim that is to be changed, or copied. */
export function draftOf(coding: CodingOut, claim: ClaimOut): ClaimDraft {
  const same = (actor: ActorOut | null) => (actor === null ? null : actorDraft(actor, true));
  return {
    like: kept(coding, claim),
    relation: claim.relation,
    mode: claim.mode,
    domain: claim.domain,
    polarity: claim.polarity,
    facet: claim.facet,
    source: same(claim.source),
    target: same(claim.target),
    asserter: same(claim.asserter),
    against: claim.against.map((actor) => actorDraft(actor, true)),
    amount: claim.amount && { same: true, words: null, read: claim.amount, value: null },
    date: claim.date && { same: true, words: null, read: claim.date, value: null },
    beneficiary: claim.beneficiary && { same: true, words: wordsOf(claim.beneficiary) },
    evidence: claim.evidence.map(wordsOf),
  };
}

/** A draft that only says on which words it rests, with what the headings above say. */
export function emptyDraft(evidence: WordsIn, above: { domain: string | null; facet: string | null }): ClaimDraft {
  return {
    like: null,
    relation: "",
    mode: null,
    polarity: "asserted",
    source: null,
    target: null,
    asserter: null,
    against: [],
    amount: null,
    date: null,
    beneficiary: null,
    evidence: [evidence],
    ...above,
  };
}

function actorIn(actor: ActorDraft): ActorIn {
  if (actor.how === "voice") return { words: null, is_voice: true, id: actor.id, name: null };
  const isNamed = actor.words === null || (actor.id === null && actor.name !== actor.words.exact.trim());
  return { words: actor.words, is_voice: false, id: actor.id, name: isNamed ? actor.name || null : null };
}

function slotIn<D extends { same: boolean }, T>(draft: D | null, made: (draft: D) => T): T | "same" | null {
  if (draft === null) return null;
  return draft.same ? "same" : made(draft);
}

/** What the server is sent of a draft. */
export function writtenOf(draft: ClaimDraft): WrittenIn {
  const isSame = draft.like !== null && draft.against.length > 0 && draft.against.every((one) => one.same);
  return {
    type: "written",
    like: draft.like,
    relation: draft.relation,
    mode: draft.mode,
    domain: draft.domain,
    polarity: draft.polarity,
    facet: draft.facet,
    source: slotIn(draft.source, actorIn),
    target: slotIn(draft.target, actorIn),
    asserter: slotIn(draft.asserter, actorIn),
    against: isSame ? "same" : draft.against.map(actorIn),
    amount: slotIn(draft.amount, ({ words, value }) => ({ words: words ?? NOWHERE, value })),
    date: slotIn(draft.date, ({ words, value }) => ({ words: words ?? NOWHERE, value })),
    beneficiary: slotIn(draft.beneficiary, ({ words }) => words),
    evidence: draft.evidence,
  };
}

/** Words that are nowhere; the server says that they are missing. */
const NOWHERE: WordsIn = { start: 0, exact: " " };

/** Where the words of a draft stand, for the text to mark. */
export function spanOf(words: WordsIn): SpanOut {
  return { start: words.start, end: words.start + [...words.exact].length };
}
