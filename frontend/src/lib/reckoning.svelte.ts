// Figures that take the server a while to work out: those before stay until the new ones are there.
import { onLive } from "./live";

interface Timed {
  is_current: boolean;
}

const FIRST_WAIT = 700; // milliseconds until the server is asked again
const LONGEST_WAIT = 5_000;
const TOLD = ["coding", "decision", "actors", "assignment", "blind", "store", "resumed"];

export class Reckoning<T extends Timed> {
  /** The last answer that has figures. */
  answer = $state.raw<T | null>(null);
  error = $state.raw<unknown>(null);
  /** Whether the figures that were asked for are not there yet. */
  busy = $state(false);
  /** Whether the study has changed since they were worked out. */
  changed = $state(false);
  #there: (answer: T) => boolean;
  #mine: AbortController | null = null;
  #timer = 0;

  constructor(there: (answer: T) => boolean) {
    this.#there = there;
  }

  /** Asks until the figures are there; a question that is still open is given up. */
  async ask(question: (signal: AbortSignal) => Promise<T>, wait = FIRST_WAIT): Promise<void> {
    this.end();
    const mine = new AbortController();
    this.#mine = mine;
    this.busy = true;
    this.changed = false;
    try {
      const answer = await question(mine.signal);
      if (mine.signal.aborted) return;
      if (this.#there(answer)) this.answer = answer;
      this.error = null;
      this.busy = !answer.is_current;
      if (this.busy) this.#timer = window.setTimeout(() => void this.ask(question, Math.min(wait * 1.5, LONGEST_WAIT)), wait);
    } catch (fault) {
      if (!mine.signal.aborted) [this.error, this.busy] = [fault, false];
    }
  }

  /** Notes what others change; gives the function that ends this. */
  watch(): () => void {
    const ends = TOLD.map((kind) => onLive(kind, () => (this.changed = true)));
    return () => (ends.forEach((end) => end()), this.end());
  }

  /** Gives up what is still open. */
  end(): void {
    clearTimeout(this.#timer);
    this.#mine?.abort();
  }
}
