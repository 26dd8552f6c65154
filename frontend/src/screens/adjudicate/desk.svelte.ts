// The adjudicator's desk: the queue, the unit at hand, what is picked of it, and what was decided here and can be undone.
import { ApiError, call } from "$lib/api";
import { keep, kept } from "$lib/kept";
import { setQuery } from "$lib/router.svelte";
import { announce, tellError } from "$lib/toasts.svelte";
import { t } from "$lib/words.svelte";
import { agreedOf, claimsOf, overruled, picksOf, toggled, wholeOf, type Picks } from "./picks";
import type { Cases, Conflict, Decision, Pick, Queue, QueueItem, QueueState, Weighing } from "./records";

const PAGE = 200;

export interface Wish {
  weighing: Weighing;
  state: QueueState;
  source_id: string;
  coder_id: string;
  relation: string;
}

interface Made {
  unit_id: string;
  base: string;
}

export class Desk {
  queue = $state.raw<Queue | null>(null);
  items = $state.raw<(QueueItem | null)[]>([]);
  cases = $state.raw<Cases | null>(null);
  picks = $state.raw<Picks>(new Map());
  /** Whether the person said that no claim is right; without picks nothing else can be decided. */
  none = $state(false);
  note = $state("");
  row = $state(0);
  column = $state(0);
  busy = $state(false);
  error = $state.raw<unknown>(null);
  conflict = $state.raw<Conflict | null>(null);
  /** Whether somebody else has changed the unit at hand meanwhile. */
  changed = $state(false);
  asks = $state(kept("adjudicate.asks") !== "off");
  blind = $state(kept("adjudicate.blind") === "on");
  wish = $state.raw<Wish>({ weighing: "all", state: "all", source_id: "", coder_id: "", relation: "" });
  /** Decisions made from this page, the last one last. */
  made = $state.raw<Made[]>([]);
  /** What was done last; it stands beside the heading, as a passing message would cover the buttons. */
  said = $state("");
  /** Called when a reason is asked for. */
  askReason: () => void = () => {};
  private loading = new Set<number>();
  private turn = 0;

  claims = $derived(this.cases === null ? new Map() : claimsOf(this.cases));
  overruled = $derived(this.cases === null ? [] : overruled(this.cases, this.picks));
  isChosen = $derived(this.none || this.picks.size > 0 || this.cases?.rows.length === 0);
  place = $derived(this.items.findIndex((item) => item?.unit_id === this.cases?.unit_id));

  /** Loads the queue anew, and the unit named, or the first one to be decided. */
  async begin(wish: Wish, unit: string | null): Promise<void> {
    this.wish = wish;
    await this.refresh();
    const first = this.items.find((item) => item !== null)?.unit_id ?? null;
    if (unit !== null) await this.open(unit);
    else if (first !== null) await this.open(first);
    else this.cases = null;
  }

  /** Loads the first part of the queue again. */
  async refresh(): Promise<void> {
    this.turn += 1;
    this.loading.clear();
    this.error = null;
    try {
      const queue = await this.part(0);
      this.queue = queue;
      this.items = [...queue.items, ...Array<null>(Math.max(0, queue.found - queue.items.length)).fill(null)];
    } catch (fault) {
      this.error = fault;
    }
  }

  /** Loads what is in sight and not there yet. */
  async sight(first: number, last: number): Promise<void> {
    const turn = this.turn;
    for (let offset = Math.floor(first / PAGE) * PAGE; offset < last; offset += PAGE) {
      if (this.loading.has(offset) || this.items[offset] !== null) continue;
      this.loading.add(offset);
      try {
        const { items } = await this.part(offset);
        if (turn !== this.turn) return;
        const next = [...this.items];
        items.forEach((item, step) => (next[offset + step] = item));
        this.items = next;
      } catch (fault) {
        tellError(fault);
      } finally {
        this.loading.delete(offset);
      }
    }
  }

  private part(offset: number): Promise<Queue> {
    return call("get", "/api/queue", { query: { ...this.wish, blind: this.blind, offset, limit: PAGE } });
  }

  /** Puts a unit on the desk. */
  async open(unit: string): Promise<void> {
    this.error = null;
    try {
      const cases = await this.ask(unit);
      this.cases = cases;
      this.picks = cases.stands === null ? agreedOf(cases) : picksOf(cases);
      this.none = cases.stands !== null && cases.stands.claims.length === 0;
      this.note = "";
      this.row = Math.max(0, cases.rows.findIndex((row) => !row.is_agreed));
      this.column = 0;
      this.changed = false;
      this.conflict = null;
      setQuery({ unit });
      const item = this.items[this.place];
      announce(t("adjudicate.at", { place: this.place + 1, count: this.queue?.found ?? 0, title: item?.title ?? cases.title }));
    } catch (fault) {
      this.error = fault;
    }
  }

  private ask(unit: string): Promise<Cases> {
    const query = { weighing: this.wish.weighing, blind: this.blind };
    return call("get", "/api/units/{unit_id}/cases", { path: { unit_id: unit }, query });
  }

  /** Goes along the queue. */
  async step(by: 1 | -1): Promise<void> {
    const goal = this.place < 0 ? 0 : this.place + by;
    if (goal < 0 || goal >= this.items.length) {
      announce(t(by > 0 ? "adjudicate.last" : "adjudicate.first"));
      return;
    }
    await this.sight(goal, goal + 1);
    const item = this.items[goal];
    if (item) await this.open(item.unit_id);
  }

  /** Takes a whole coding; decides at once unless a reason is asked for. */
  async takeColumn(column: number): Promise<void> {
    if (this.cases === null || this.cases.columns[column] === undefined) return;
    this.picks = wholeOf(this.cases, column);
    this.none = this.picks.size === 0;
    this.column = column;
    await this.decideOrAsk();
  }

  /** No claim of any coding is right. */
  async takeNone(): Promise<void> {
    if (this.cases === null) return;
    this.picks = new Map();
    this.none = true;
    await this.decideOrAsk();
  }

  takeAgreed(): void {
    if (this.cases === null) return;
    this.picks = agreedOf(this.cases);
    this.none = false;
  }

  /** Takes or gives up the claim under the cursor. */
  toggle(row = this.row, column = this.column): void {
    const cell = this.cases?.rows[row]?.cells[column];
    if (!cell) return;
    this.row = row;
    this.column = column;
    this.none = false;
    this.picks = toggled(this.picks, row, { claim_id: cell, taken: [] });
    announce(t(this.picks.has(row) ? "adjudicate.taken" : "adjudicate.dropped"));
  }

  put(row: number, pick: Pick): void {
    this.none = false;
    this.picks = new Map(this.picks).set(row, pick);
  }

  private say(text: string): void {
    this.said = text;
  }

  private async decideOrAsk(): Promise<void> {
    if (this.asks && this.overruled.length > 0) this.askReason();
    else await this.decide();
  }

  /** Makes the decision and goes to the next unit. */
  async decide(): Promise<void> {
    const cases = this.cases;
    if (cases === null || this.busy) return;
    if (!this.isChosen) {
      this.say(t("adjudicate.choose"));
      return;
    }
    const picks = [...this.picks].sort(([a], [b]) => a - b).map(([, pick]) => pick);
    const weighed = cases.columns.map((column) => column.coding_id);
    const body = { base: cases.base, weighed, picks, note: this.note.trim() || null };
    await this.write("put", "/api/units/{unit_id}/decision", body, async (decision) => {
      this.made = [...this.made, { unit_id: cases.unit_id, base: decision.id }];
      this.say(t("adjudicate.decided_now", { claims: decision.claims.length }));
      const next = this.nextOpen();
      await this.refresh();
      if (next === null) await this.open(cases.unit_id);
      else await this.open(next);
    });
  }

  /** The unit to go to after this one: the next that is to be decided, else the next. */
  private nextOpen(): string | null {
    const after = this.items.slice(this.place + 1).filter((item) => item !== null);
    const open = after.find((item) => item.decided === null || item.is_outdated);
    const first = this.items.find((i) => i !== null && i.unit_id !== this.cases?.unit_id && (!i.decided || i.is_outdated));
    return (open ?? first ?? after[0])?.unit_id ?? null;
  }

  /** Takes back the last decision made here; else the one that stands on the unit at hand. */
  async undo(): Promise<void> {
    const last = this.made.at(-1) ?? null;
    const stands = this.cases?.stands ?? null;
    const goal = last ?? (stands && { unit_id: stands.unit_id, base: stands.id });
    if (goal === null) {
      this.say(t("adjudicate.nothing_to_undo"));
      return;
    }
    await this.write("post", "/api/units/{unit_id}/decision/withdraw", { base: goal.base }, async () => {
      this.made = this.made.slice(0, -1);
      this.say(t("adjudicate.undone"));
      await this.refresh();
      await this.open(goal.unit_id);
    }, goal.unit_id);
  }

  private async write(
    method: "put" | "post", path: string, body: object, done: (decision: Decision) => Promise<void>, unit?: string,
  ): Promise<void> {
    this.busy = true;
    try {
      const unit_id = unit ?? this.cases?.unit_id;
      const answer = await call<{ decision: Decision }>(method, path, { path: { unit_id }, body });
      await done(answer.decision);
    } catch (fault) {
      this.refused(fault);
    } finally {
      this.busy = false;
    }
  }

  private refused(fault: unknown): void {
    if (!(fault instanceof ApiError) || !fault.isStale) return tellError(fault);
    const { detail } = fault.data as { detail: { yours: Decision; theirs: Decision | null } };
    this.conflict = { code: fault.code, message: fault.message, ...detail };
  }

  /** After a conflict: looks at the unit as it is now, with one's own picks kept where they still stand. */
  async again(mine: boolean): Promise<void> {
    const cases = this.cases;
    if (cases === null) return;
    const { picks, note } = this;
    this.conflict = null;
    await this.open(cases.unit_id);
    if (!mine || this.cases === null) return;
    const known = this.claims;
    this.picks = new Map([...picks].filter(([row, pick]) => row < (this.cases?.rows.length ?? 0) && known.has(pick.claim_id)));
    this.note = note;
  }

  setAsks(on: boolean): void {
    this.asks = on;
    keep("adjudicate.asks", on ? "on" : "off");
  }

  async setBlind(on: boolean): Promise<void> {
    this.blind = on;
    keep("adjudicate.blind", on ? "on" : "off");
    await this.begin({ ...this.wish, coder_id: "" }, this.cases?.unit_id ?? null);
  }
}
