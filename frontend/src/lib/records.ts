// The records of the API that several screens share. Positions count Unicode code points of the source's text.
import type { components } from "./schema";

type Schemas = components["schemas"];
/** Every field stands in an answer, also those that have a value of their own where nothing is said. */
type Whole<T> = T extends (infer E)[] ? Whole<E>[] : T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T;
type Answer<N extends keyof Schemas> = Whole<Schemas[N]>;

export type SpanOut = Answer<"SpanOut">;
export type BoxOut = Answer<"BoxOut">;
export type QuoteOut = Answer<"QuoteOut">;
export type ActorOut = Answer<"ActorOut">;
export type How = ActorOut["how"];
export type AmountOut = Answer<"AmountOut">;
export type DateOut = Answer<"DateOut">;
export type ClaimOut = Answer<"ClaimOut">;
export type CoderOut = Answer<"CoderOut">;
export type JudgementOut = Answer<"JudgementOut">;
export type Verdict = JudgementOut["verdict"];
export type CodingOut = Answer<"CodingOut">;
export type HeadingOut = Answer<"HeadingOut">;
export type UnitOut = Answer<"UnitOut">;
export type UnitsOut = Answer<"UnitsOut">;
export type BlockOut = Answer<"BlockOut">;
export type SourceOut = Answer<"SourceOut">;
export type TextOut = Answer<"TextOut">;
export type PlacesOut = Answer<"PlacesOut">;
export type PageOut = Answer<"PageOut">;
export type WhyOut = Answer<"WhyOut">;
export type CodingsOut = Answer<"CodingsOut">;
