// What changes on the server while the page is open.
import { ApiError, call } from "./api";
import { setLost } from "./connection.svelte";

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
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
    source = null;
    setLost(false);
  };
}

function connect(): void {
  const stream = new EventSource("/api/events");
  source = stream;
  stream.onmessage = told;
  stream.onopen = opened;
  stream.onerror = () => {
    stream.close();
    timer = window.setTimeout(() => void again(), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };
}

function opened(): void {
  if (wait > FIRST_WAIT) for (const listener of listeners.get("resumed") ?? []) listener({ kind: "resumed" });
  wait = FIRST_WAIT;
  setLost(false);
}

/** Connects anew, unless the server no longer knows the session: a stream does not say why it ended. */
async function again(): Promise<void> {
  try {
    await call("get", "/api/session");
  } catch (error) {
    setLost(error instanceof ApiError && error.status === 0);
    if (error instanceof ApiError && error.status === 401) return;
  }
  if (source !== null) connect();
}
