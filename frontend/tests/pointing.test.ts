import { expect, test } from "vitest";
import type { ActorOut, AmountOut, ClaimOut, DateOut, MentionsOut, QuoteOut } from "../src/lib/records";
import { amountAt, dateAt, NONE, offerAt, offersOf, slotFor, type Slot } from "../src/screens/read/coding/pointing";

const quote = (start: number, exact: string): QuoteOut => ({ exact, start, end: start + exact.length, page: null, boxes: [] });
const actor = (name: string, origin: [number, number] | null = null): ActorOut => ({
  name, name_en: null, id: null, kind: null, how: origin === null ? "explicit" : "inherited", quote: null,
  origin: origin === null ? null : { start: origin[0], end: origin[1] }, candidates: [],
});
const amount: AmountOut = { number: "5000000", currency: "USD", written: "5 million", qualifier: null };
const date: DateOut = { text: "2016", precision: "year", calendar: "gregorian", basis: "stated" };
const mentions: MentionsOut = {
  ...NONE,
  actors: [{ quote: quote(10, "Harbour Union"), actor: actor("Harbour Union") }, { quote: quote(10, "Harbour"), actor: actor("Harbour") }],
  amounts: [{ quote: quote(40, "5 million"), amount }],
  dates: [{ quote: quote(60, "2016"), date }],
};
const claim = { amount, date } as ClaimOut;
const slot = (kind: Slot["kind"], isFull = false, isPlain = true): Slot => ({ kind, isPlain, isEmpty: () => !isFull, take: () => {} });

test("the shortest mention at a place is meant, and its end is not in it", () => {
  const offers = offersOf(mentions);
  expect(offerAt(offers, 12)).toMatchObject({ end: 17 });
  expect(offerAt(offers, 18)).toMatchObject({ end: 23 });
  expect(offerAt(offers, 23)).toBeNull();
});

test("nobody is chosen among actors of the same words above", () => {
  const above = [actor("Norway", [0, 9]), actor("Sweden", [0, 9])];
  expect(offerAt(offersOf({ ...NONE, above }), 4)).toBeNull();
  expect(offerAt(offersOf({ ...NONE, above: above.slice(1) }), 4)).toMatchObject({ actor: { name: "Sweden" } });
});

test("a mention goes to the slot with the focus where it is of its kind, else to the first empty plain one", () => {
  const slots = new Map([["source", slot("actor", true)], ["target", slot("actor")], ["date", slot("date")], ["asserter", slot("actor", false, false)]]);
  expect(slotFor(slots, "actor", "source")).toBe(slots.get("source"));
  expect(slotFor(slots, "actor", "date")).toBe(slots.get("target"));
  expect(slotFor(slots, "actor", "asserter")).toBe(slots.get("asserter"));
  expect(slotFor(new Map([...slots].filter(([name]) => name !== "target")), "actor", null)).toBeNull();
});

test("an amount and a date of a claim stand where exactly one mention has their value", () => {
  expect(amountAt(mentions, claim)).toEqual({ start: 40, end: 49 });
  expect(dateAt(mentions, claim)).toEqual({ start: 60, end: 64 });
  const twice = { ...mentions, dates: [...mentions.dates, { quote: quote(80, "2016"), date }] };
  expect(dateAt(twice, claim)).toBeNull();
  expect(dateAt(mentions, { ...claim, date: { ...date, text: "2017" } })).toBeNull();
});
