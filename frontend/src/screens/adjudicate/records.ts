// What the server says of the queue, of a unit's codings side by side, and of decisions.
import type { ClaimOut, CoderOut } from "$lib/records";
import type { Part } from "$parts/ClaimCard.svelte";

export type Weighing = "all" | "people";
export type QueueState = "all" | "open" | "decided" | "earlier";
/** What a change of the codebook asks of what was made under an earlier one. */
export type Gravity = "nothing" | "elsewhere" | "look" | "recode";

export interface Stand {
  id: string;
  by: string;
  rule: string;
  at: string | null;
  claims: number;
}

export interface QueueItem {
  unit_id: string;
  source_id: string;
  title: string;
  excerpt: string;
  page: number | null;
  coders: string[];
  answers: number;
  disagreement: number;
  rows: number;
  agreed: number;
  decided: Stand | null;
  is_outdated: boolean;
  touched: Gravity;
  is_earlier: boolean;
  left: string | null;
}

/** A rule that leaves a unit to people. */
export interface LeftBy {
  rule: string;
  left: string;
  differs: Part[];
}

/** What changes of the codebook ask of what was made under an earlier one, and which they are. */
export interface Earlier {
  gravity: Gravity;
  why: string[];
}

export interface Queue {
  all: number;
  open: number;
  agreed: number;
  found: number;
  offset: number;
  items: QueueItem[];
  sources: { id: string; title: string; units: number; open: number }[];
  coders: CoderOut[];
  relations: string[];
}

export interface Passage {
  start: number;
  end: number;
  text: string;
  unit_start: number;
  unit_end: number;
  above: string[];
  page: number | null;
}

export interface Column {
  coding_id: string;
  label: string;
  coder: CoderOut | null;
  outcome: "coded" | "abstained" | "failed";
  is_open: boolean;
  reason: string | null;
  at: string | null;
  claims: ClaimOut[];
  is_dissent: boolean;
  earlier: Earlier | null;
}

export interface Row {
  cells: (string | null)[];
  alike: (number | null)[];
  differs: Part[];
  is_agreed: boolean;
}

export interface Decision {
  id: string;
  unit_id: string;
  coding_ids: string[];
  claims: ClaimOut[];
  decided_by: string;
  rule: string;
  note: string | null;
  supersedes: string | null;
  at: string | null;
}

export interface Cases {
  unit_id: string;
  source_id: string;
  title: string;
  language: string;
  direction: string;
  passage: Passage;
  columns: Column[];
  others: Column[];
  rows: Row[];
  disagreement: number;
  decisions: Decision[];
  asides: { id: string; at: string; decision: Decision }[];
  base: string | null;
  stands: Decision | null;
  blind: boolean;
  left: LeftBy[];
  touched: Earlier | null;
}

export interface CoderTally {
  coder: CoderOut;
  weighed: number;
  upheld: number;
}

export interface Tallies {
  units: number;
  agreed: number;
  decided: number;
  outdated: number;
  none_right: number;
  coders: CoderTally[];
}

/** A claim that is to stand: one of a coding, with parts of other claims in place of its own. */
export interface Pick {
  claim_id: string;
  taken: { trait: Part; claim_id: string }[];
}

/** Both versions, where another decision came first or a coder has answered anew. */
export interface Conflict {
  code: string;
  message: string;
  yours: Decision;
  theirs: Decision | null;
}
