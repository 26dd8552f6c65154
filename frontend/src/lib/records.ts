// The records of the API that several screens share. Positions count Unicode code points of the source's text.

export interface SpanOut {
  start: number;
  end: number;
}

export interface BoxOut {
  page: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface QuoteOut extends SpanOut {
  exact: string;
  page: number | null;
  boxes: BoxOut[];
}

export type How = "explicit" | "inherited" | "voice";

export interface ActorOut {
  name: string;
  name_en: string | null;
  id: string | null;
  kind: string | null;
  how: How;
  quote: QuoteOut | null;
  origin: SpanOut | null;
  candidates: string[];
}

export interface AmountOut {
  number: string;
  currency: string | null;
  written: string;
  qualifier: string | null;
}

export interface DateOut {
  text: string;
  precision: string;
  calendar: string;
  basis: string;
}

export type Polarity = "asserted" | "denied" | "planned" | "hypothetical";

export interface ClaimOut {
  id: string;
  unit_id: string;
  relation: string;
  mode: string | null;
  domain: string | null;
  polarity: Polarity;
  facet: string | null;
  source: ActorOut | null;
  target: ActorOut | null;
  amount: AmountOut | null;
  date: DateOut | null;
  beneficiary: QuoteOut | null;
  asserter: ActorOut | null;
  against: ActorOut[];
  evidence: QuoteOut[];
  score: number;
  to_verify: boolean;
  why: string[];
}

export interface CoderOut {
  id: string;
  name: string;
  kind: "human" | "rules" | "llm" | "trained";
}

export type Verdict = "accepted" | "rejected" | "edited";

export interface JudgementOut {
  coding_id: string;
  claim_id: string;
  verdict: Verdict;
  becomes: string | null;
  note: string | null;
}

export interface CodingOut {
  id: string;
  unit_id: string;
  coder: CoderOut;
  outcome: "coded" | "abstained" | "failed";
  is_open: boolean;
  reason: string | null;
  at: string | null;
  supersedes: string | null;
  claims: ClaimOut[];
  judged: JudgementOut[];
}

export interface HeadingOut extends SpanOut {
  text: string;
  level: number;
  role: string;
  facet: string | null;
  domain: string | null;
}

export interface UnitOut extends SpanOut {
  id: string;
  kind: "title" | "heading" | "lead_in" | "item" | "sentence";
  ordinal: number;
  context_start: number;
  context_end: number;
  path: number[];
}
