// The caret by which words are selected from the keyboard, in the text of the reader.
import type { SpanOut } from "$lib/records";
import { announce } from "$lib/toasts.svelte";
import { t } from "$lib/words.svelte";
import { directionOf, edgesIn, spanOf, stepOf, stepWord, trim, wordsIn, type Selection } from "./caret";
import type { Desk } from "./desk.svelte";

export class Caret {
  readonly desk: Desk;
  selection = $state.raw<Selection | null>(null);
  /** The selection after letters were trimmed from it. */
  private trimmed = $state.raw<SpanOut | null>(null);

  constructor(desk: Desk) {
    this.desk = desk;
  }

  get isOn(): boolean {
    return this.selection !== null;
  }

  get span(): SpanOut | null {
    return this.trimmed ?? (this.selection && spanOf(this.selection));
  }

  /** Puts the caret on the first selected word, else on the first word of the unit. */
  start(): void {
    const { reading } = this.desk;
    const at = reading.words?.start ?? reading.unit?.start;
    if (at === undefined) return;
    const word = this.words(at).find((one) => one.end > at) ?? this.words(at)[0];
    if (word !== undefined) this.set({ anchor: word, focus: word });
  }

  stop(): void {
    this.selection = null;
    this.trimmed = null;
  }

  toggle(): void {
    if (this.isOn) this.stop();
    else this.start();
  }

  /** One word along the arrow; with Shift the selection grows, with Control its end is trimmed or grown by letters. */
  arrow({ code, shiftKey, ctrlKey, metaKey }: KeyboardEvent): void {
    const from = this.selection;
    const span = this.span;
    if (from === null || span === null) return;
    const line = this.lineAt(from.focus.start);
    const step = stepOf(code, directionOf(line.text));
    if (ctrlKey || metaKey) {
      this.trimmed = trim(edgesIn(line.text, line.start), span, step, !shiftKey);
      this.show();
      return;
    }
    this.set(stepWord(this.words(from.focus.start), from, step, shiftKey));
  }

  /** To the line above or below, such as a heading. */
  line(step: 1 | -1): void {
    const from = this.selection;
    if (from === null) return;
    let line = this.lineAt(from.focus.start);
    do {
      const next = step > 0 ? line.start + line.length + 1 : line.start - 1;
      if (next < 0 || next > this.desk.reading.points.length) return;
      line = this.lineAt(next);
    } while (line.text.trim() === "");
    const word = wordsIn(line.text, line.start)[0];
    if (word !== undefined) this.set({ anchor: word, focus: word });
  }

  private set(selection: Selection): void {
    this.selection = selection;
    this.trimmed = null;
    this.show();
  }

  private show(): void {
    const { reading } = this.desk;
    const span = this.span;
    if (span === null) return;
    reading.words = span;
    reading.move = { ...span, to: "nearest" };
    announce(t("coding.selected_words", { words: this.desk.words?.exact ?? "" }));
  }

  /** The words of the lines around a position, so that steps go on from line to line. */
  private words(at: number): SpanOut[] {
    const line = this.lineAt(at);
    const start = Math.max(0, line.start - REACH);
    const end = line.start + line.length + REACH;
    return wordsIn(this.desk.reading.points.slice(start, end), start).filter((one) => one.start > start || start === 0);
  }

  private lineAt(at: number): { start: number; length: number; text: string } {
    const { reading } = this.desk;
    const { points } = reading;
    const unit = points.toUnits(at);
    const first = reading.text.lastIndexOf("\n", unit - 1) + 1;
    const after = reading.text.indexOf("\n", unit);
    const text = reading.text.slice(first, after < 0 ? undefined : after);
    return { start: points.toPoints(first), length: [...text].length, text };
  }
}

const REACH = 400; // code points of the lines before and after
