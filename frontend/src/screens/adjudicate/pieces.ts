// A text cut where quotes and the unit begin and end. Positions count code points of the source.
import type { SpanOut } from "$lib/records";

export interface Piece extends SpanOut {
  /** Whether it lies in the unit. */
  inside: boolean;
  /** The places, among the lists of quotes, of those that cover it. */
  quoted: number[];
}

interface Stretch extends SpanOut {
  unit_start: number;
  unit_end: number;
}

function covers(span: SpanOut, start: number, end: number): boolean {
  return span.start <= start && end <= span.end;
}

/** The pieces of a stretch of text, in its order; `quotes` are lists of spans, one a coder. */
export function pieces(text: Stretch, quotes: readonly (readonly SpanOut[])[]): Piece[] {
  const spans = quotes.flat();
  const cuts = [text.start, text.end, text.unit_start, text.unit_end, ...spans.flatMap((span) => [span.start, span.end])];
  const inText = cuts.filter((cut) => cut >= text.start && cut <= text.end);
  const sorted = [...new Set(inText)].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, place) => {
    const end = sorted[place + 1] ?? text.end;
    return {
      start,
      end,
      inside: covers({ start: text.unit_start, end: text.unit_end }, start, end),
      quoted: quotes.flatMap((own, coder) => (own.some((span) => covers(span, start, end)) ? [coder] : [])),
    };
  });
}
