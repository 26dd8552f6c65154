// A report of agreement as the page shows it: which figures come first, which tables are wide, what reasons they need.
import type { components } from "$lib/schema";

type Schemas = components["schemas"];
export type Agreement = Schemas["AgreementOut"];
export type Section = Schemas["FigureSectionOut"];
export type Variable = Schemas["VariableOut"];
export type Measured = Schemas["MeasuredOut"];
export type Confusion = Schemas["ConfusionOut"];
export type Apart = Schemas["ApartOut"];
export type Lack = NonNullable<Measured["lack"]>;

export const PLACES = 3;
const WHOLE = new Set(["unit", "claims", "spans"]); // sections that speak of all coders together
const TRIO = new Set(["precision", "recall", "f1"]);
// Of several measures on one variable, the first one of these that it has stands for it.
const LEADING = [
  "alpha_masi", "alpha_jaccard", "alpha_nominal", "alpha_ordinal", "alpha_interval", "alpha_ratio", "u_alpha", "gamma", "cohen", "f1",
];
const MOST_PAIRS = 6; // shown among the main figures
const MOST_WIDE = 5;
const FEWEST_WIDE = 2;

/** A variable, and those of its figures that are shown. */
export interface Shown {
  variable: Variable;
  figures: readonly Measured[];
  /** Name of the section that it stands in. */
  section: string;
}

/** One figure a variable of the sections on all coders, and whole claims of pairs and against decisions. */
export function mainFigures(agreement: Agreement): Shown[] {
  const found = agreement.sections
    .flatMap((section) => section.variables.map((variable) => ({ variable, figures: chosen(section, variable), section: section.name })))
    .filter((shown) => shown.figures.length > 0);
  const pairs = found.filter((shown) => shown.section === "pairs").length;
  return found.filter((shown) => shown.section !== "pairs" || pairs <= MOST_PAIRS);
}

function chosen(section: Section, variable: Variable): readonly Measured[] {
  if (WHOLE.has(section.name)) return variable.of.length > 0 ? [] : leading(variable);
  if (variable.name !== "claim") return [];
  if (section.name === "pairs") return variable.figures.filter((figure) => figure.measure === "f1");
  if (section.name === "machines") return variable.figures.filter((figure) => TRIO.has(figure.measure));
  return [];
}

function leading(variable: Variable): readonly Measured[] {
  const name = LEADING.find((measure) => variable.figures.some((figure) => figure.measure === measure));
  return name === undefined ? variable.figures.slice(0, 1) : variable.figures.filter((figure) => figure.measure === name).slice(0, 1);
}

/** Whether the measures of all variables can stand side by side. */
export function isWide(variables: readonly Variable[]): boolean {
  const kinds = new Set(variables.map((variable) => variable.figures.map((figure) => figure.measure).join(" ")));
  const count = variables[0]?.figures.length ?? 0;
  return variables.length >= FEWEST_WIDE && kinds.size === 1 && count > 0 && count <= MOST_WIDE;
}

/** Why some of the figures have no value or no interval, each reason once. */
export function lacksOf(figures: readonly Measured[]): Lack[] {
  return [...new Set(figures.flatMap((figure) => [figure.lack, figure.interval_lack]).filter((lack) => lack !== null))];
}

/** The values that an axis must hold. */
export function reaches(figures: readonly Measured[]): number[] {
  return figures.flatMap((figure) => [figure.value, figure.low]).filter((value) => value !== null);
}

/** The variables in order: relations by how often they were claimed. */
export function inOrder(section: Section): Variable[] {
  if (section.name !== "codes") return section.variables;
  const claimed = (variable: Variable) => variable.prevalence.find((one) => one.value === "yes")?.count ?? 0;
  return [...section.variables].sort((one, other) => claimed(other) - claimed(one) || (one.of.join() < other.of.join() ? -1 : 1));
}

/** The places of the values that anybody gave. */
export function used(confusion: Confusion): number[] {
  const places = confusion.values.map((_, place) => place);
  return places.filter((place) => rowSum(confusion, place) + columnSum(confusion, place) > 0);
}

export function rowSum(confusion: Confusion, row: number): number {
  return (confusion.counts[row] ?? []).reduce((sum, count) => sum + count, 0);
}

export function columnSum(confusion: Confusion, column: number): number {
  return confusion.counts.reduce((sum, row) => sum + (row[column] ?? 0), 0);
}

const SHADES = 5;

/** How dark a cell is, from 0 to 5: by its share of the row. */
export function shade(confusion: Confusion, row: number, column: number): number {
  const count = confusion.counts[row]?.[column] ?? 0;
  return count === 0 ? 0 : Math.ceil((SHADES * count) / rowSum(confusion, row));
}
