// What a part of a page asks the server for: the last answer stays while the next one is on its way.

export class Asking<T> {
  answer = $state.raw<T | null>(null);
  error = $state.raw<unknown>(null);
  busy = $state(false);
  #mine: AbortController | null = null;

  /** Asks; a question that is still open is given up. */
  async ask(question: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#mine?.abort();
    const mine = new AbortController();
    this.#mine = mine;
    this.busy = true;
    try {
      const answer = await question(mine.signal);
      if (!mine.signal.aborted) [this.answer, this.error] = [answer, null];
    } catch (fault) {
      if (!mine.signal.aborted) this.error = fault;
    } finally {
      if (!mine.signal.aborted) this.busy = false;
    }
  }

  /** Gives up what is still open. */
  end(): void {
    this.#mine?.abort();
  }
}
