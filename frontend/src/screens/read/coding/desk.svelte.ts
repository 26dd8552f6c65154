// What a person does with the claims of a unit: judge them, change them, write their own. Nothing here is shown.
import { getContext, setContext, tick } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import { ApiError, call } from "$lib/api";
import type { AnswerIn, MentionsOut, SavedOut, SpanOut, WordsIn } from "$lib/records";
import { announce, tellError } from "$lib/toasts.svelte";
import { t } from "$lib/words.svelte";
import type { Mark, Reading } from "../state.svelte";
import type { Shown } from "../standing";
import { accepting, abstaining, adding, changing, done, editing, noClaim, rejecting, removing } from "./answer";
import { draftOf, emptyDraft, spanOf, writtenOf, type ClaimDraft } from "./draft";
import { NONE, offerAt, offersOf, slotFor, type Offer, type Slot } from "./pointing";
import { change, restore } from "./saving.svelte";

export type Purpose = "new" | "edit" | "split";
/** A slot that waits for words: its name, and what is done with them. */
export interface Wanted {
  slot: string;
  take: (words: WordsIn) => void;
}

interface Fault {
  slot: string;
  code: string;
  message: string;
}

export class Desk {
  readonly reading: Reading;
  draft = $state<ClaimDraft | null>(null);
  purpose = $state<Purpose>("new");
  /** The unit that the draft belongs to. */
  unit = $state<string | null>(null);
  /** The claim that the draft was made from. */
  from = $state.raw<Shown | null>(null);
  mentions = $state.raw<MentionsOut>(NONE);
  /** Whether recognition's answer is still on its way. */
  isFinding = $state(false);
  /** The slot that has, or last had, the focus. */
  slot: string | null = null;
  private readonly slots = new Map<string, Slot>();
  private ahead: { unit: string; found: Promise<MentionsOut> } | null = null;
  private early: string[] = []; // digits pressed before there were mentions to choose among
  private readonly offers = $derived(this.draft === null ? [] : offersOf(this.mentions));
  /** Faults by slot; those of no slot are under "". */
  faults = $state.raw<Record<string, string>>({});
  saving = $state(false);
  wanted = $state.raw<Wanted | null>(null);
  /** Claims whose verdict is on its way. */
  readonly pending = new SvelteSet<string>();

  constructor(reading: Reading) {
    this.reading = reading;
  }

  get isOpen(): boolean {
    return this.draft !== null;
  }

  /** The words that are selected, without the blanks around them. */
  get words(): WordsIn | null {
    const span = this.reading.words;
    return span === null ? null : this.wordsAt(span);
  }

  wordsAt({ start, end }: SpanOut): WordsIn | null {
    const letters = [...this.reading.points.slice(start, end)];
    const first = letters.findIndex((one) => one.trim() !== "");
    if (first < 0) return null;
    return { start: start + first, exact: letters.slice(first).join("").trimEnd() };
  }

  /** What the text marks while a claim is written. */
  get marks(): Mark[] {
    const draft = this.draft;
    if (draft === null) return [];
    const marks: Mark[] = draft.evidence.map((words) => ({ name: "evidence", ...spanOf(words) }));
    for (const { start, end } of this.offers) marks.push({ name: "mention", start, end });
    for (const slot of ["source", "target", "asserter"] as const) {
      const words = draft[slot]?.words;
      if (words) marks.push({ name: slot, ...spanOf(words) });
    }
    if (draft.beneficiary?.words) marks.push({ name: "beneficiary", ...spanOf(draft.beneficiary.words) });
    if (draft.amount?.words) marks.push({ name: "amount", ...spanOf(draft.amount.words) });
    if (draft.date?.words) marks.push({ name: "date", ...spanOf(draft.date.words) });
    return marks;
  }

  // Judging

  accept(): void {
    this.judge((one) => one.state === "own" || one.state === "accepted", "coding.accepted", (one) => {
      const claim = one.original ?? one.claim;
      return (mine) => accepting(mine, { coding: one.coding, claim });
    });
  }

  reject(): void {
    this.judge((one) => one.state === "rejected", "coding.rejected", (one) => {
      const claim = one.original ?? one.claim;
      if (one.state !== "own") return (mine) => rejecting(mine, { coding: one.coding, claim });
      return (mine) => (mine === null ? done(mine) : removing(mine, claim));
    });
  }

  /** Gives a verdict on the selected claim, and goes on to the next one that has none. */
  private judge(isSo: (one: Shown) => boolean, word: string, making: (one: Shown) => (mine: Parameters<typeof accepting>[0]) => AnswerIn): void {
    const one = this.reading.selected;
    const unit = this.reading.unit;
    if (one === null || unit === null) {
      announce(t("coding.no_claim_selected"));
      return;
    }
    if (!isSo(one)) {
      const id = (one.original ?? one.claim).id;
      this.pending.add(id);
      void this.told(change(this.reading, unit.id, making(one)), unit.id, word).finally(() => this.pending.delete(id));
    }
    this.onward();
  }

  /** Goes on to the next claim that has no verdict and none on its way. */
  onward(): void {
    const isLeft = ({ state, claim }: Shown) => (state === "machine" || state === "other") && !this.pending.has(claim.id);
    if (!this.reading.stepClaim(1, isLeft)) announce(t("coding.none_left"));
  }

  /** Says that the unit makes no claim. */
  none(): void {
    this.whole("coding.said_none", (unit) => {
      const others = this.reading.codingsOf(unit).filter((one) => one !== this.reading.mine(unit));
      return (mine) => noClaim(mine, others);
    });
  }

  /** Says that the person is through with the unit. */
  finish(): void {
    this.whole("coding.said_done", () => done);
  }

  abstain(reason: string): void {
    this.whole("coding.said_abstain", () => (mine) => abstaining(mine, reason));
  }

  private whole(word: string, making: (unit: string) => (mine: Parameters<typeof accepting>[0]) => AnswerIn): void {
    const unit = this.reading.unit;
    if (unit === null) return;
    void this.told(change(this.reading, unit.id, making(unit.id)), unit.id, word);
    this.reading.stepUnit(1);
  }

  step(to: "undo" | "redo"): void {
    const unit = this.reading.unit;
    if (unit === null) return;
    this.told(restore(this.reading, unit.id, to), unit.id, `coding.did_${to}`)
      .then((saved) => saved && this.reading.select(this.reading.placeOf(unit.id)))
      .catch(tellError);
  }

  back(coding: string): Promise<SavedOut | null> {
    const unit = this.reading.unit;
    return unit === null ? Promise.resolve(null) : this.told(restore(this.reading, unit.id, coding), unit.id, "coding.restored");
  }

  /** Waits for a save and says what came of it; a conflict is shown by the screen for it. */
  private async told(saving: Promise<SavedOut>, unit: string, word: string): Promise<SavedOut | null> {
    try {
      const saved = await saving;
      announce(t(word));
      return saved;
    } catch (error) {
      if (error instanceof ApiError && error.isStale) return null;
      if (error instanceof ApiError && error.code === "D638") announce(t("coding.no_step"));
      else this.tellFaults(error, unit);
      return null;
    }
  }

  private tellFaults(error: unknown, unit: string): void {
    const [first] = faultsOf(error);
    tellError(first === undefined ? error : new ApiError(422, first.code, first.message));
    this.reading.select(this.reading.placeOf(unit));
  }

  // Writing

  /** Begins a claim on the selected words, else on the whole unit. */
  begin(): void {
    const words = this.words;
    const place = words === null ? this.reading.at : this.reading.placeAt(words.start);
    const unit = this.reading.units[place];
    if (unit === undefined) return;
    if (place !== this.reading.at) this.reading.select(place, null);
    const inside = words !== null && words.start >= unit.context_start && spanOf(words).end <= unit.context_end;
    const evidence = inside ? words : this.wordsAt(unit);
    if (evidence === null) return;
    const headings = unit.path.map((at) => this.reading.headings[at]).reverse();
    const domain = headings.find((one) => one?.domain)?.domain ?? null;
    const facet = headings.find((one) => one?.facet)?.facet ?? null;
    this.open("new", unit.id, null, emptyDraft(evidence, { domain, facet }));
  }

  edit(): void {
    this.fromSelected("edit");
  }

  /** Begins a second claim that is as the selected one until something is changed. */
  split(): void {
    this.fromSelected("split");
  }

  private fromSelected(purpose: Purpose): void {
    const one = this.reading.selected;
    const unit = this.reading.unit;
    if (one === null || unit === null) {
      announce(t("coding.no_claim_selected"));
      return;
    }
    const mine = this.reading.mine(unit.id);
    const isOwn = mine !== null && mine.claims.some((claim) => claim.id === one.claim.id);
    this.open(purpose, unit.id, one, draftOf(isOwn ? mine : one.coding, one.claim));
  }

  private open(purpose: Purpose, unit: string, from: Shown | null, draft: ClaimDraft): void {
    Object.assign(this, { purpose, unit, from, draft, faults: {}, mentions: NONE, wanted: null, slot: null, early: [] });
    // The form takes room from the text: its words are brought into sight again once it stands there.
    const words = draft.evidence[0];
    if (words !== undefined) requestAnimationFrame(() => (this.reading.move = { ...spanOf(words), to: "nearest" }));
    void this.find(unit);
  }

  /** Asks for a unit's mentions before a form needs them. */
  prepare(unit: string): Promise<MentionsOut> {
    if (this.ahead?.unit === unit) return this.ahead.found;
    const found = call<MentionsOut>("get", `/api/units/${unit}/mentions`);
    this.ahead = { unit, found };
    found.then(
      (known) => this.ahead?.found === found && (this.reading.mentions = { unit, found: known }),
      () => this.ahead?.found === found && (this.ahead = null),
    );
    return found;
  }

  private async find(unit: string): Promise<void> {
    const found = this.prepare(unit);
    const isCurrent = () => this.unit === unit && this.draft !== null;
    this.isFinding = true;
    try {
      const known = await found;
      if (isCurrent()) this.mentions = known;
    } catch (error) {
      tellError(error);
    } finally {
      this.isFinding = false;
    }
    if (isCurrent()) await this.pressAgain();
  }

  /** Keeps a digit until there are mentions to choose among; whether it was too early. */
  keepDigit(code: string): boolean {
    if (this.isFinding) this.early.push(code);
    return this.isFinding;
  }

  private async pressAgain(): Promise<void> {
    await tick();
    for (const code of this.early.splice(0)) {
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { code, bubbles: true, cancelable: true }));
      await tick();
      await tick(); // the focus has gone on to the next slot
    }
  }

  close(): void {
    Object.assign(this, { draft: null, from: null, unit: null, faults: {}, wanted: null });
  }

  /** Saves the draft; faults are shown at their slots and the editor stays. */
  async save(): Promise<boolean> {
    const { draft, unit } = this;
    if (draft === null || unit === null || this.saving) return false;
    this.saving = true;
    this.faults = {};
    try {
      const saved = await change(this.reading, unit, this.making(draft));
      announce(t("coding.saved"));
      const claim = saved.coding.claims.at(-1)?.id ?? null;
      this.close();
      this.reading.select(this.reading.placeOf(unit), claim);
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.isStale) this.close();
      else this.showFaults(error);
      return false;
    } finally {
      this.saving = false;
    }
  }

  private making(draft: ClaimDraft): (mine: Parameters<typeof accepting>[0]) => AnswerIn {
    const { purpose, from } = this;
    const written = writtenOf(draft);
    return (mine) => {
      if (from === null || purpose === "new") return adding(mine, written);
      const own = mine?.claims.find((one) => one.id === from.claim.id);
      const on = { coding: from.coding, claim: from.original ?? from.claim };
      if (mine !== null && own !== undefined) return purpose === "edit" ? changing(mine, own, written) : adding(mine, written);
      if (purpose === "edit") return editing(mine, on, written);
      const accepted = accepting(mine, on);
      return { ...accepted, claims: [...accepted.claims, written] };
    };
  }

  private showFaults(error: unknown): void {
    const faults = faultsOf(error);
    if (faults.length === 0) {
      tellError(error);
      return;
    }
    const short = (slot: string) => slot.replace(/^claims\.\d+\.?/, "");
    this.faults = Object.fromEntries(faults.map(({ slot, message }) => [short(slot), message]));
    announce(t("coding.has_faults", { count: faults.length }));
  }

  // Words for slots

  /** Waits for words of the text, for one slot. */
  want(slot: string, take: Wanted["take"]): void {
    this.wanted = this.wanted?.slot === slot ? null : { slot, take };
  }

  /** Takes part in what clicks on mentions fill, until it is undone. */
  addSlot(name: string, slot: Slot): () => void {
    this.slots.set(name, slot);
    return () => void this.slots.delete(name);
  }

  /** Whether a mention lies at a code point. */
  canPoint(point: number): boolean {
    return offerAt(this.offers, point) !== null;
  }

  /** Uses a click on the text: a mention goes to the slot that waits, else to the one with the focus or the next empty
      one; whether it was a mention. */
  point(point: number): boolean {
    const offer = offerAt(this.offers, point);
    if (offer === null) return false;
    const own = this.wanted === null ? undefined : this.slots.get(this.wanted.slot);
    if (this.wanted !== null && own?.kind !== offer.kind) return this.give(this.wordsAt(offer));
    this.fill(own ?? slotFor(this.slots, offer.kind, this.slot), offer);
    return true;
  }

  private fill(slot: Slot | null, offer: Offer): void {
    this.wanted = null;
    if (slot === null) announce(t("coding.no_empty_slot"));
    else slot.take(offer);
  }

  /** Gives the selected words to the slot that waits; whether one did. */
  give(words: WordsIn | null = this.words): boolean {
    const wanted = this.wanted;
    if (wanted === null || words === null) return false;
    this.wanted = null;
    wanted.take(words);
    return true;
  }
}

function faultsOf(error: unknown): Fault[] {
  if (!(error instanceof ApiError) || error.code !== "D630") return [];
  return (error.data as { detail?: Fault[] }).detail ?? [];
}

const KEY = Symbol("desk");

export function setDesk(desk: Desk): Desk {
  return setContext(KEY, desk);
}

export function useDesk(): Desk {
  return getContext<Desk>(KEY);
}
