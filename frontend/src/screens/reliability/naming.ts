// What coders, codes, measures and other things of a report are called.
import { label, type Dimension } from "$lib/codebook.svelte";
import { visible } from "$lib/hidden";
import { pair } from "$lib/views.svelte";
import { language, t } from "$lib/words.svelte";
import type { Agreement, Measured, Variable } from "./report";

const DIMENSIONS: readonly Dimension[] = ["relations", "families", "domains", "polarities", "facets", "modes"];
const ARROW = " → "; // as records write it between actors
const SETS = new Set(["relations", "domains"]); // variables whose answers are several codes
const MATCHED = new Set(["pairs", "machines"]); // sections whose variables are ways to match claims

/** The words of a table for a name; the name itself where it has none. */
export function called(table: string, name: string): string {
  const key = `${table}.${name}`;
  const words = t(key);
  return words === key ? visible(name) : words;
}

/** What a coder is called. */
export function coderName(agreement: Agreement, id: string): string {
  return visible(agreement.coders.find((coder) => coder.id === id)?.name ?? id);
}

/** What a coder, a code or a plain value is called; an empty one means that there is none. */
export function thing(agreement: Agreement, name: string): string {
  if (name === "") return t("figures.nothing");
  if (agreement.coders.some((coder) => coder.id === name)) return coderName(agreement, name);
  if (name.includes(ARROW)) return along(name.split(ARROW).map(visible));
  const plain = name.replaceAll("_", " ");
  const words = DIMENSIONS.map((dimension) => label(dimension, name)).find((found) => found !== plain);
  return words ?? called("values", name);
}

/** What an answer to a variable is called, or the answers of a set; an empty one means that there is none. */
export function valueName(agreement: Agreement, variable: Variable, value: string): string {
  if (value === "") return t(variable.name === "asserter" ? "report.itself" : "values.none");
  return listed((SETS.has(variable.name) ? value.split(", ") : [value]).map((one) => thing(agreement, one)));
}

/** What a variable of a section is called, with what it is about. */
export function variableName(agreement: Agreement, variable: Variable, section: string): string {
  const level = `levels.${variable.name}`;
  const name = MATCHED.has(section) && t(level) !== level ? t(level) : called("variables", variable.name);
  return variable.of.length === 0 ? name : pair(name, about(agreement, variable.of));
}

/** What a variable is about; of a section on coders, with or without whom. */
function about(agreement: Agreement, of: readonly string[]): string {
  const [first = "", ...rest] = of;
  if (first === "with" || first === "without") {
    return t(`variables.${first}`, { coder: listed(rest.map((id) => coderName(agreement, id))) });
  }
  return listed(of.map((one) => thing(agreement, one)));
}

/** Words one after the other; a mark tells an isolate around them in which direction they run. */
export function listed(words: readonly string[]): string {
  return (language() === "ar" ? "\u200f" : "\u200e") + joined(words.map((word) => `\u2068${word}\u2069`));
}

/** The same of parts that stand in isolates already. */
export function joined(parts: readonly string[]): string {
  return parts.join(language() === "ar" ? "، " : ", ");
}

/** A claim in short, which the record gives as actor, code and actor with arrows between. */
export function claimWords(short: string): string {
  const parts = short.split(ARROW);
  if (parts.length !== 3) return visible(short);
  const [giver = "", code = "", taker = ""] = parts;
  return along([visible(giver), label("relations", code), visible(taker)]);
}

/** Words from first to last, with arrows along the line of the page. */
function along(words: readonly string[]): string {
  const isolated = words.map((word) => `\u2068${word}\u2069`);
  return language() === "ar" ? `\u200f${isolated.join(" ← ")}` : `\u200e${isolated.join(ARROW)}`;
}

/** A stratum by what its units have in common: source, relation, score; `alone` where there is no other. */
export function stratumWords(name: string, alone: boolean): string {
  if (name === "*") return t(alone ? "counts.all" : "samples.others");
  return name.split(" · ").map((part) => `\u2068${stratumPart(part)}\u2069`).join(" · ");
}

function stratumPart(part: string): string {
  if (part === "–") return t("samples.nothing_claimed");
  const words = label("relations", part);
  return words === part.replaceAll("_", " ") ? called("values", part) : words;
}

/** A remark, or anything else that is a key with values. */
export function remarkWords(remark: { key: string; values: readonly (readonly string[])[] }): string {
  const key = remark.key.includes(".") ? remark.key : `remarks.${remark.key}`;
  const values = Object.fromEntries(remark.values.map(([name, value]) => [name, visible(value ?? "")]));
  const words = t(key, values);
  return words === key ? [remark.key, ...remark.values.map(([name, value]) => `${name}=${visible(value ?? "")}`)].join(" ") : words;
}

/** What a figure shows, in words for who cannot see it. */
export function toldOf(figure: Pick<Measured, "value" | "low" | "high">, digits: (value: number) => string): string {
  if (figure.value === null) return t("figures.bar_none");
  if (figure.low === null || figure.high === null) return t("figures.bar_alone", { value: digits(figure.value) });
  return t("figures.bar", { value: digits(figure.value), low: digits(figure.low), high: digits(figure.high) });
}
