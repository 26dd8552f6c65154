// The records of the API that several screens share. Positions count Unicode code points of the source's text.
import type { components } from "./schema";

type Schemas = components["schemas"];
/** Every field stands in what the server answers and in what it is sent, also those that have a value of their own where
    nothing is said. */
type Whole<T> = T extends (infer E)[] ? Whole<E>[] : T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T;
type Shape<N extends keyof Schemas> = Whole<Schemas[N]>;

export type SpanOut = Shape<"SpanOut">;
export type BoxOut = Shape<"BoxOut">;
export type QuoteOut = Shape<"QuoteOut">;
export type ActorOut = Shape<"ActorOut">;
export type How = ActorOut["how"];
export type AmountOut = Shape<"AmountOut">;
export type DateOut = Shape<"DateOut">;
export type ClaimOut = Shape<"ClaimOut">;
export type CoderOut = Shape<"CoderOut">;
export type JudgementOut = Shape<"JudgementOut">;
export type Verdict = JudgementOut["verdict"];
export type CodingOut = Shape<"CodingOut">;
export type HeadingOut = Shape<"HeadingOut">;
export type UnitOut = Shape<"UnitOut">;
export type UnitsOut = Shape<"UnitsOut">;
export type BlockOut = Shape<"BlockOut">;
export type SourceOut = Shape<"SourceOut">;
export type TextOut = Shape<"TextOut">;
export type PlacesOut = Shape<"PlacesOut">;
export type PageOut = Shape<"PageOut">;
export type WhyOut = Shape<"WhyOut">;
export type CodingsOut = Shape<"CodingsOut">;
export type MentionsOut = Shape<"MentionsOut">;
export type ReadingOut = Shape<"ReadingOut">;
export type SavedOut = Shape<"SavedOut">;
export type WordsIn = Shape<"WordsIn">;
export type ActorIn = Shape<"ActorIn">;
export type AmountIn = Shape<"AmountIn">;
export type DateIn = Shape<"DateIn">;
export type KeptIn = Shape<"KeptIn">;
/** A claim that is written out, in an answer. */
export type WrittenIn = Shape<"ClaimIn">;
export type VerdictIn = Shape<"VerdictIn">;
export type AnswerIn = Shape<"AnswerIn">;
