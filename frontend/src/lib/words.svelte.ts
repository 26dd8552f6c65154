// The words of the interface, in the language of the person's choice.
import { answerIn, get } from "./api";
import { filled, type Values } from "./filling";
import { keep, kept } from "./kept";

export type Language = "ar" | "en";

interface Shown {
  language: Language;
  words: Record<string, string>;
}

let shown = $state.raw<Shown>({ language: "en", words: {} });

/** The wording of `key` with `values` filled in; a key without wording is shown itself. */
export function t(key: string, values?: Values): string {
  return filled(shown.words[key] ?? key, values);
}

/** The language now shown. */
export function language(): Language {
  return shown.language;
}

/** The language to start with: the person's choice, else the browser's. */
export function firstLanguage(): Language {
  const choice = kept("language");
  if (choice === "ar" || choice === "en") return choice;
  return navigator.language.startsWith("ar") ? "ar" : "en";
}

/** Loads a language and turns the whole page to it. */
export async function show(wanted: Language): Promise<void> {
  answerIn(wanted);
  const words = await get("/api/words/{lang}", { path: { lang: wanted } });
  shown = { language: wanted, words };
  document.documentElement.lang = wanted;
  document.documentElement.dir = wanted === "ar" ? "rtl" : "ltr";
}

/** Turns the page to a language and keeps the choice. */
export async function choose(wanted: Language): Promise<void> {
  await show(wanted);
  keep("language", wanted);
}
