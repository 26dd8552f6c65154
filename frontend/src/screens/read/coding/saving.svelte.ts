// Saving answers: one after another for each unit, tried again until the server has them, and never over another
// version. What waits here outlives the screen that it came from; leaving the page asks first.
import { ApiError, call } from "$lib/api";
import type { AnswerIn, CodingOut, SavedOut } from "$lib/records";
import type { Reading } from "../state.svelte";

/** Two versions of one answer, of which only one could be taken. */
export interface Conflict {
  reading: Reading;
  unit: string;
  yours: CodingOut;
  theirs: CodingOut;
}

const AGAIN = [0, 401, 408, 429, 503];
const FIRST_WAIT = 800;
const LONGEST_WAIT = 15_000;
const state = $state<{ waiting: number; stuck: boolean; conflicts: Conflict[] }>({ waiting: 0, stuck: false, conflicts: [] });
const last = new Map<string, CodingOut>(); // what the server said of each unit; a page that is fetched late knows less
const queues = new Map<string, Promise<unknown>>();
let wake: () => void = () => {};

/** How many answers the server does not have yet. */
export function waiting(): number {
  return state.waiting;
}

/** Whether saving failed and is tried again. */
export function isStuck(): boolean {
  return state.stuck;
}

/** The first conflict that is not settled. */
export function conflict(): Conflict | null {
  return state.conflicts[0] ?? null;
}

export function settle(one: Conflict): void {
  state.conflicts = state.conflicts.filter((other) => other.unit !== one.unit);
}

/** Tries again now. */
export function retry(): void {
  wake();
}

/** Saves what `make` says of the answer that stands when its turn has come. */
export function change(reading: Reading, unit: string, make: (mine: CodingOut | null) => AnswerIn): Promise<SavedOut> {
  return queued(reading, unit, () => send("put", `/api/units/${unit}/coding`, make(standing(reading, unit))));
}

/** Lets an earlier answer stand again: one step back or forth, or by its id. */
export function restore(reading: Reading, unit: string, to: string): Promise<SavedOut> {
  return queued(reading, unit, () => {
    const base = standing(reading, unit)?.id ?? null;
    return send("post", `/api/units/${unit}/coding/restore`, { base, to });
  });
}

/** The person's answer that stands, as far as the page knows. */
function standing(reading: Reading, unit: string): CodingOut | null {
  const [shown, saved] = [reading.mine(unit), last.get(unit) ?? null];
  return (saved?.at ?? "") > (shown?.at ?? "") ? saved : shown;
}

async function queued(reading: Reading, unit: string, job: () => Promise<SavedOut>): Promise<SavedOut> {
  const before = queues.get(unit) ?? Promise.resolve();
  const mine = before.catch(() => {}).then(job);
  queues.set(unit, mine);
  count(1);
  try {
    const saved = await mine;
    last.set(unit, saved.coding);
    reading.put(saved.coding);
    return saved;
  } catch (error) {
    if (error instanceof ApiError && error.isStale) keepBoth(reading, unit, error);
    throw error;
  } finally {
    count(-1);
  }
}

function keepBoth(reading: Reading, unit: string, error: ApiError): void {
  const { detail } = error.data as { detail: { yours: CodingOut; theirs: CodingOut | null } };
  if (detail.theirs === null) return;
  last.set(unit, detail.theirs);
  reading.put(detail.theirs);
  const others = state.conflicts.filter((one) => one.unit !== unit);
  state.conflicts = [...others, { reading, unit, yours: detail.yours, theirs: detail.theirs }];
}

async function send(method: "put" | "post", path: string, body: unknown): Promise<SavedOut> {
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      const saved = await call<SavedOut>(method, path, { body });
      state.stuck = false;
      return saved;
    } catch (error) {
      if (!(error instanceof ApiError) || !AGAIN.includes(error.status)) throw error;
      state.stuck = true;
      await pause(wait);
    }
  }
}

/** Waits, unless somebody asks to try again now. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const before = wake;
    const timer = setTimeout(resolve, milliseconds);
    wake = () => (before(), clearTimeout(timer), resolve());
  });
}

function count(step: 1 | -1): void {
  state.waiting += step;
  if (state.waiting === 0) {
    state.stuck = false;
    wake = () => {};
    removeEventListener("beforeunload", warn);
  } else {
    addEventListener("beforeunload", warn);
  }
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
