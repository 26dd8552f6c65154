// Short messages that pass, and what screen readers are told of changes.
import { untrack } from "svelte";
import { ApiError } from "./api";
import { t } from "./words.svelte";

export interface Toast {
  id: number;
  kind: "done" | "fault";
  text: string;
  code?: string | undefined;
  /** A step that the message offers, such as undo. */
  action?: { word: string; run: () => void } | undefined;
}

const SHOWN_FOR = 8_000;
const shown = $state<{ toasts: Toast[]; spoken: string }>({ toasts: [], spoken: "" });
let last = 0;

export function toasts(): readonly Toast[] {
  return shown.toasts;
}

/** What the live region says now. */
export function spoken(): string {
  return shown.spoken;
}

export function dismiss(id: number): void {
  shown.toasts = shown.toasts.filter((toast) => toast.id !== id);
}

function add(toast: Omit<Toast, "id">): number {
  last += 1;
  untrack(() => (shown.toasts = [...shown.toasts.slice(-3), { ...toast, id: last }]));
  return last;
}

/** Says that something was done; the message passes by itself. */
export function tell(text: string, action?: Toast["action"]): void {
  const id = add({ kind: "done", text, action });
  setTimeout(() => pass(id), SHOWN_FOR);
}

/** Takes a message away, unless somebody is reading it. */
function pass(id: number): void {
  if (document.querySelector(".toast:is(:hover, :focus-within)") === null) dismiss(id);
  else setTimeout(() => pass(id), SHOWN_FOR);
}

/** The words for an error of any kind. */
export function wordsOf(error: unknown): { text: string; code?: string } {
  if (!(error instanceof ApiError)) return { text: t("shell.fault", { error: String(error) }) };
  if (error.status === 0) return { text: t("shell.unreachable") };
  return { text: error.message || t("shell.refused", { status: error.status }), code: error.code };
}

/** Shows an error; it stays until it is dismissed. */
export function tellError(error: unknown): void {
  if (error instanceof DOMException && error.name === "AbortError") return;
  if (error instanceof ApiError && error.status === 401) return; // the sign-in page says it
  add({ kind: "fault", ...wordsOf(error) });
}

/** The answer, or undefined after the error was shown. A stale write (409) is thrown, for the caller to show both. */
export async function attempt<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && error.isStale) throw error;
    tellError(error);
    return undefined;
  }
}

/** Tells people who listen rather than look, without showing anything. */
export function announce(text: string): void {
  untrack(() => (shown.spoken = shown.spoken === text ? `${text}\u00a0` : text));
}
