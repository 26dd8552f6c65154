// Whether the server answers.

const state = $state({ lost: false });

/** Whether the stream of events broke and has not come back. */
export function lost(): boolean {
  return state.lost;
}

export function setLost(now: boolean): void {
  state.lost = now;
}
