// The table as the screen and the saved picture both show it.
import { byKey, called, type Schemas } from "$lib/views.svelte";
import { language } from "$lib/words.svelte";

export type Matrix = Schemas["MatrixOut"];
export type Cell = Schemas["CellOut"];

export interface Head {
  key: string;
  name: string;
  claims: number;
}

export interface Grid {
  rows: Head[];
  columns: Head[];
  /** The cell of a row and a column, where there are claims. */
  cell: (giver: string, receiver: string) => Cell | undefined;
  heaviest: number;
}

export type Order = "weight" | "name";

/** Rows and columns in an order; the server gives them by weight. */
export function gridOf(matrix: Matrix, order: Order): Grid {
  const actors = byKey(matrix.actors);
  const collator = new Intl.Collator(language());
  const heads = (counts: Matrix["rows"]): Head[] => {
    const found = counts.map(({ code, count }) => ({ key: code, name: called(actors.get(code), code), claims: count }));
    return order === "name" ? found.sort((a, b) => collator.compare(a.name, b.name)) : found;
  };
  const cells = new Map(matrix.cells.map((cell) => [`${cell.giver}\n${cell.receiver}`, cell]));
  return {
    rows: heads(matrix.rows),
    columns: heads(matrix.columns),
    cell: (giver, receiver) => cells.get(`${giver}\n${receiver}`),
    heaviest: Math.max(1, ...matrix.cells.map((cell) => cell.claims)),
  };
}
