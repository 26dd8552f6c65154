// What changes on the server while the page is open.

export interface LiveEvent {
  kind: string;
  [id: string]: unknown;
}

type Listener = (event: LiveEvent) => void;

const listeners = new Map<string, Set<Listener>>();
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
let source: EventSource | null = null;
let wait = FIRST_WAIT;
let timer = 0;

/** Calls `listener` for every event of `kind` (`*` for all); gives the function that ends this. */
export function onLive(kind: string, listener: Listener): () => void {
  const here = listeners.get(kind) ?? new Set();
  listeners.set(kind, here.add(listener));
  return () => here.delete(listener);
}

function told(message: MessageEvent<string>): void {
  const event = JSON.parse(message.data) as LiveEvent;
  for (const listener of [...(listeners.get(event.kind) ?? []), ...(listeners.get("*") ?? [])]) listener(event);
}

/** Opens the stream of events and keeps it open, waiting longer after each failure. After a gap `resumed` is told. */
export function listen(): () => void {
  connect(false);
  return () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
}

function connect(again: boolean): void {
  const stream = new EventSource("/api/events");
  source = stream;
  stream.onmessage = told;
  stream.onopen = () => {
    wait = FIRST_WAIT;
    if (again) for (const listener of listeners.get("resumed") ?? []) listener({ kind: "resumed" });
  };
  stream.onerror = () => {
    stream.close();
    timer = window.setTimeout(() => connect(true), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };
}
