// Keys of the screens. Letters are told by where they lie (`event.code`), so that they work on Arabic keyboards too.
import { untrack } from "svelte";
import { keep, kept } from "./kept";
import { matches } from "./chords";

export interface Binding {
  scope: string;
  key: string;
  action: (event: KeyboardEvent) => void;
  word: string;
  inFields: boolean;
}

export interface KeyOptions {
  /** Also while the person types in a field. */
  inFields?: boolean;
}

let bound = $state.raw<readonly Binding[]>([]);
let on = $state(true);

/** Whether keys without Control or Alt are heeded; people with speech input may turn them off. */
export function singleKeys(): boolean {
  return on;
}

export function setSingleKeys(wanted: boolean): void {
  on = wanted;
  keep("keys", wanted ? "on" : "off");
}

/**
 * Binds a key while a screen is shown; gives the function that unbinds it (return it from `onMount` or `$effect`).
 * `scope` is the catalogue key of the group's title in the help sheet, `word` that of what the key does;
 * `key` is as in `KeyJ`, `Shift+KeyJ`, `Mod+KeyZ` (Control, or Command on a Mac), `ArrowDown`, or the character `?`.
 */
export function register(
  scope: string,
  key: string,
  action: Binding["action"],
  word: string,
  { inFields = false }: KeyOptions = {},
): () => void {
  const binding: Binding = { scope, key, action, word, inFields };
  change((others) => [...others, binding]);
  return () => change((all) => all.filter((one) => one !== binding));
}

/** Changes the bindings without making the caller's effect depend on them. */
function change(step: (bindings: readonly Binding[]) => readonly Binding[]): void {
  untrack(() => (bound = step(bound)));
}

/** All keys that are bound now. */
export function bindings(): readonly Binding[] {
  return bound;
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type);
}

/** Whether the focused control has its own use for the key: Enter and Space press buttons and follow links, and with
    Control they open links beside. */
function taken(event: KeyboardEvent): boolean {
  if (event.code !== "Enter" && event.code !== "Space") return false;
  const users = event.ctrlKey || event.metaKey ? "a[href]" : "button, a[href], summary, [role=option]";
  return event.target instanceof Element && event.target.closest(users) !== null;
}

function heeded(binding: Binding, event: KeyboardEvent): boolean {
  if (!matches(binding.key, event)) return false;
  if (typing(event.target)) return binding.inFields;
  return on || event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1;
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || taken(event)) return;
  if (document.querySelector("dialog:modal") !== null) return;
  const binding = bound.findLast((one) => heeded(one, event));
  if (binding === undefined) return;
  event.preventDefault();
  binding.action(event);
}

export function startKeys(): () => void {
  on = kept("keys") !== "off";
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}
