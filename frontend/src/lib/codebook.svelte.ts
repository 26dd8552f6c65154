// Names of the codebook's codes in the language of the page.

export type Dimension = "relations" | "modes" | "domains" | "polarities" | "facets";

/** The label of a code; the code itself where the codebook is not loaded or has no such code. */
export function label(_dimension: Dimension, code: string): string {
  return code.replaceAll("_", " ");
}
