// What the reader, its panes and the coding editor share. Positions are code points of the source's text.
import { getContext, setContext } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import { codePoints } from "$lib/codepoints";
import type { ActorOut, BlockOut, ClaimOut, CodingOut, HeadingOut, MentionsOut, SourceOut, SpanOut, UnitOut } from "$lib/records";
import { amountAt, dateAt } from "./coding/pointing";
import { mineOf, standing, unitState, type Shown, type UnitState } from "./standing";

/** Names of highlights; each has its own colour and line. `caret` and `words` are the coding editor's. */
export type MarkName =
  | "unit" | "evidence" | "source" | "target" | "amount" | "date" | "beneficiary" | "asserter"
  | "found" | "found-now" | "origin" | "mention" | "words" | "caret";

export interface Mark extends SpanOut {
  name: MarkName;
}

/** Who asks the text to move, and how. */
export interface Move extends SpanOut {
  /** Where in the pane the place should come to stand. */
  to: "nearest" | "upper";
}

const NOTHING: readonly Shown[] = [];

export class Reading {
  readonly id: string;
  source = $state.raw<SourceOut | null>(null);
  units = $state.raw<readonly UnitOut[]>([]);
  headings = $state.raw<readonly HeadingOut[]>([]);
  blocks = $state.raw<readonly BlockOut[]>([]);
  /** The whole text, or "" until it is loaded. */
  text = $state.raw("");
  /** Positions of the text in both units. */
  readonly points = $derived(codePoints(this.text));
  /** The latest codings that the person may see, by unit; `version` grows when they change. */
  private readonly codings = new Map<string, readonly CodingOut[]>();
  private version = $state(0);
  /** Units that a machine has coded without a claim; their codings are not fetched. */
  private silent: ReadonlySet<string> = new Set();
  readonly decided = new SvelteSet<string>();
  readonly questions = new SvelteSet<string>();
  /** Units that another session has changed since they were loaded. */
  readonly changed = new SvelteSet<string>();
  blind = $state(false);
  /** The name that the person's codings carry. */
  me = $state<string | null>(null);

  /** The current unit, by its place in `units`; -1 where none is. */
  at = $state(-1);
  /** The selected claim's id, as it is shown. */
  claim = $state<string | null>(null);
  /** The words that are selected in the text. */
  words = $state.raw<SpanOut | null>(null);
  /** Marks that the coding editor wants shown besides the reader's own. */
  marks = $state.raw<readonly Mark[]>([]);
  /** Hears of a click on the text before the reader does; true where the click is used, as to fill a slot. */
  onpoint: ((point: number) => boolean) | null = null;
  /** Whether a click on a code point would be used; the pointer says so. */
  canPoint: ((point: number) => boolean) | null = null;
  /** What recognition found in a unit, once it is known. */
  mentions = $state.raw<{ unit: string; found: MentionsOut } | null>(null);
  /** A wish that the text moves; the text pane fulfils it and sets it to null. */
  move = $state.raw<Move | null>(null);

  constructor(id: string) {
    this.id = id;
  }

  /** Every claim that is shown, in the order they are judged. */
  readonly claims: readonly { place: number; id: string }[] = $derived.by(() =>
    this.units.flatMap((unit, place) => this.shownOf(unit.id).map((one) => ({ place, id: one.claim.id }))),
  );

  get unit(): UnitOut | null {
    return this.units[this.at] ?? null;
  }

  /** Claims of the current unit, in the order they are judged. */
  get shown(): readonly Shown[] {
    return this.unit === null ? [] : this.shownOf(this.unit.id);
  }

  /** The selected claim, as it is shown. */
  get selected(): Shown | null {
    return this.shown.find((one) => one.claim.id === this.claim) ?? null;
  }

  codingsOf(unit: string): readonly CodingOut[] {
    void this.version;
    return this.codings.get(unit) ?? [];
  }

  /** The person's own latest coding of a unit. */
  mine(unit: string): CodingOut | null {
    return mineOf(this.codingsOf(unit), this.me);
  }

  shownOf(unit: string): readonly Shown[] {
    const codings = this.codingsOf(unit);
    return codings.every((one) => one.claims.length === 0) ? NOTHING : standing(codings, this.me);
  }

  stateOf(unit: string): UnitState {
    const known = { decided: this.decided.has(unit), question: this.questions.has(unit), silent: this.silent.has(unit) };
    return unitState(this.codingsOf(unit), this.me, known);
  }

  /** Takes all that was coded, in place of what was known. */
  take(codings: ReadonlyMap<string, readonly CodingOut[]>, decided: readonly string[], silent: ReadonlySet<string>): void {
    this.silent = silent;
    this.codings.clear();
    for (const [unit, found] of codings) this.codings.set(unit, found);
    this.decided.clear();
    for (const unit of decided) this.decided.add(unit);
    this.changed.clear();
    this.version += 1;
  }

  /** Takes the newest link of one coder's chain on a unit, in place of the one before. */
  put(coding: CodingOut): void {
    const others = this.codingsOf(coding.unit_id).filter((one) => one.coder.id !== coding.coder.id);
    this.codings.set(coding.unit_id, [...others, coding]);
    this.changed.delete(coding.unit_id);
    this.version += 1;
  }

  /** Takes all that stands on one unit. */
  putAll(unit: string, codings: readonly CodingOut[]): void {
    this.codings.set(unit, codings);
    this.changed.delete(unit);
    this.version += 1;
  }

  /** The place in `units` of the unit that holds a position, or of the last one before it. */
  placeAt(point: number): number {
    let low = 0;
    let high = this.units.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.units[middle]?.start ?? 0) <= point) low = middle;
      else high = middle - 1;
    }
    return this.units.length === 0 ? -1 : low;
  }

  placeOf(unit: string): number {
    return this.units.findIndex((one) => one.id === unit);
  }

  /** Makes a unit the current one, with one of its claims (its first, unless another is named; null for none). The text
      moves there unless it is to stay `still`. */
  select(place: number, claim?: string | null, { to = "nearest" as Move["to"], still = false } = {}): void {
    const unit = this.units[place];
    if (unit === undefined) return;
    this.at = place;
    const shown = this.shownOf(unit.id);
    this.claim = claim === undefined ? (shown[0]?.claim.id ?? null) : claim;
    if (!still) this.move = { start: unit.start, end: unit.end, to };
  }

  /** Selects a claim of any unit by its id, as it is shown or as another coder wrote it. */
  selectClaim(unit: string, claim: string): void {
    const shown = this.shownOf(unit);
    const found = shown.find((one) => one.claim.id === claim) ?? shown.find((one) => one.original?.id === claim);
    this.select(this.placeOf(unit), found?.claim.id ?? null);
  }

  /** Steps to the next claim (or the one before), over units without claims; whether there was one. */
  stepClaim(step: 1 | -1, wanted: (one: Shown) => boolean = () => true): boolean {
    const here = this.shown;
    const at = here.findIndex((one) => one.claim.id === this.claim);
    const rest = step > 0 ? here.slice(at + 1) : here.slice(0, Math.max(0, at)).reverse();
    const near = at < 0 && step < 0 ? undefined : rest.find(wanted);
    if (near !== undefined) return this.choose(this.at, near);
    for (let place = this.at + step; place >= 0 && place < this.units.length; place += step) {
      const claims = this.shownOf(this.units[place]?.id ?? "").filter(wanted);
      const found = step > 0 ? claims[0] : claims.at(-1);
      if (found !== undefined) return this.choose(place, found);
    }
    return false;
  }

  private choose(place: number, shown: Shown): true {
    this.select(place, shown.claim.id);
    return true;
  }

  /** Steps to the next unit, or the one before. */
  stepUnit(step: 1 | -1): boolean {
    const place = this.at + step;
    if (place < 0 || place >= this.units.length) return false;
    this.select(place);
    return true;
  }

  /** Where an actor of a claim stands in the text: its own words, else those it comes from. */
  wordsOf(actor: ActorOut): SpanOut | null {
    return actor.quote ?? actor.origin;
  }

  /** Where words stand in a unit; null where they do not, or more than once. */
  wordsIn(unit: string, words: string): SpanOut | null {
    const place = this.units.find((one) => one.id === unit);
    if (place === undefined) return null;
    const text = this.points.slice(place.start, place.end);
    const at = text.indexOf(words);
    if (words === "" || at < 0 || text.includes(words, at + 1)) return null;
    const inside = codePoints(text);
    return { start: place.start + inside.toPoints(at), end: place.start + inside.toPoints(at + words.length) };
  }

  /** The page that a position lies on; null where the source has none. */
  pageAt(point: number): number | null {
    return this.source?.page_starts.findLast((one) => one.start <= point)?.page ?? null;
  }

  /** The marks of a claim. */
  marksOf(claim: ClaimOut): Mark[] {
    const marks: Mark[] = claim.evidence.map(({ start, end }) => ({ name: "evidence", start, end }));
    for (const name of ["source", "target", "asserter"] as const) {
      const actor = claim[name];
      if (actor?.quote) marks.push({ name, start: actor.quote.start, end: actor.quote.end });
      else if (actor?.origin) marks.push({ name: "origin", start: actor.origin.start, end: actor.origin.end });
    }
    if (claim.beneficiary) marks.push({ name: "beneficiary", start: claim.beneficiary.start, end: claim.beneficiary.end });
    const mentions = this.mentions?.unit === claim.unit_id ? this.mentions.found : null;
    const written = claim.amount === null ? null : this.wordsIn(claim.unit_id, claim.amount.written);
    const amount = (mentions === null ? null : amountAt(mentions, claim)) ?? written;
    const date = mentions === null ? null : dateAt(mentions, claim);
    if (amount !== null) marks.push({ name: "amount", ...amount });
    if (date !== null) marks.push({ name: "date", ...date });
    return marks;
  }
}

const KEY = Symbol("reading");

/** Gives the reading of the screen to its parts. */
export function setReading(reading: Reading): Reading {
  return setContext(KEY, reading);
}

/** The reading of the screen that a part stands in. */
export function useReading(): Reading {
  return getContext<Reading>(KEY);
}
