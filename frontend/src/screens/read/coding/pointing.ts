// MentionsOut that can be pointed at in the text, and the slot that a click on one fills.
import type { ActorOut, AmountOut, ClaimOut, DateOut, MentionsOut, QuoteOut, SpanOut } from "$lib/records";

export const NONE: MentionsOut = { actors: [], amounts: [], dates: [], voice: null, above: [] };

export type Offer = SpanOut &
  (
    | { kind: "actor"; actor: ActorOut }
    | { kind: "amount"; quote: QuoteOut; amount: AmountOut }
    | { kind: "date"; quote: QuoteOut; date: DateOut }
  );

/** A slot of the form that takes mentions. */
export interface Slot {
  kind: Offer["kind"];
  /** Whether it is filled without being asked for; a slot that says something rarer waits until it has the focus. */
  isPlain: boolean;
  isEmpty: () => boolean;
  take: (offer: Offer) => void;
}

/** The mentions with their places: those of the unit, and the actors of the headings over it. */
export function offersOf({ actors, amounts, dates, above }: MentionsOut): Offer[] {
  const place = ({ start, end }: SpanOut) => ({ start, end });
  return [
    ...actors.map(({ quote, actor }): Offer => ({ kind: "actor", actor, ...place(quote) })),
    ...amounts.map(({ quote, amount }): Offer => ({ kind: "amount", quote, amount, ...place(quote) })),
    ...dates.map(({ quote, date }): Offer => ({ kind: "date", quote, date, ...place(quote) })),
    ...above.flatMap((actor): Offer[] => (actor.origin === null ? [] : [{ kind: "actor", actor, ...place(actor.origin) }])),
  ];
}

/** The mention that lies at a code point, the shortest one where they lie in each other; null where two share their
    words, as nobody can tell which is meant. */
export function offerAt(offers: readonly Offer[], point: number): Offer | null {
  const length = ({ start, end }: Offer) => end - start;
  const here = offers.filter(({ start, end }) => start <= point && point < end).sort((a, b) => length(a) - length(b));
  const [first, second] = here;
  return first === undefined || (second !== undefined && length(first) === length(second)) ? null : first;
}

/** The slot that a mention goes to: the one with the focus where it is of its kind, else the first empty one. */
export function slotFor(slots: ReadonlyMap<string, Slot>, kind: Offer["kind"], focused: string | null): Slot | null {
  const own = focused === null ? undefined : slots.get(focused);
  if (own?.kind === kind) return own;
  return [...slots.values()].find((slot) => slot.kind === kind && slot.isPlain && slot.isEmpty()) ?? null;
}

/** The one mention of a claim's amount; null where none or several have its value. */
export function amountAt({ amounts }: MentionsOut, { amount }: ClaimOut): SpanOut | null {
  return amount === null ? null : one(amounts.filter((found) => isSame(found.amount, amount, ["number", "currency", "written"])));
}

/** The one mention of a claim's date; null where none or several have its value. */
export function dateAt({ dates }: MentionsOut, { date }: ClaimOut): SpanOut | null {
  return date === null ? null : one(dates.filter((found) => isSame(found.date, date, ["text", "calendar", "basis"])));
}

function isSame<T>(found: T, wanted: T, parts: readonly (keyof T)[]): boolean {
  return parts.every((part) => found[part] === wanted[part]);
}

function one(found: readonly { quote: QuoteOut }[]): SpanOut | null {
  const [first] = found;
  return first === undefined || found.length > 1 ? null : { start: first.quote.start, end: first.quote.end };
}
