// Where in the dossier one is: the two actors, the part that is listed and its order, as the address says it.
import { search, withList } from "$lib/filters";
import { here, setQuery } from "$lib/router.svelte";
import { filters } from "$lib/views.svelte";

export const NONE = "-"; // how the address names claims without a code or date
export const PARTS = ["in_giver", "in_facet", "in_domain", "in_date"] as const;
export type Part = Partial<Record<(typeof PARTS)[number], string>>;
export type Order = "text" | "date";
export const LIST = "claims"; // the id of the list of claims

export interface Dyad {
  first: string;
  second: string;
}

/** The two actors of the address, or null where it does not name both. */
export function dyad(): Dyad | null {
  const { query } = here();
  const [first, second] = [query.get("first") ?? "", query.get("second") ?? ""];
  return first === "" || second === "" ? null : { first, second };
}

/** The part of the dossier that is listed. */
export function part(): Part {
  const { query } = here();
  const found: Part = {};
  for (const name of PARTS) {
    const value = query.get(name);
    if (value !== null && value !== "") found[name] = value;
  }
  return found;
}

/** The order of the list. */
export function order(): Order {
  return here().query.get("order") === "date" ? "date" : "text";
}

export function orderBy(wanted: Order): void {
  setQuery({ order: wanted === "date" ? wanted : null });
}

/** The address of a dossier, with the filters that are on but for the name that was searched. */
export function dossierOf({ first, second }: Dyad): string {
  return `/dossier${search(new URLSearchParams({ first, second }), { ...filters(), name: "" })}`;
}

/** The address of a part of the dossier that is open. */
export function partOf(wanted: Part): string {
  const query = new URLSearchParams(here().query);
  for (const name of PARTS) query.delete(name);
  for (const [name, value] of Object.entries(wanted)) query.set(name, value);
  return `/dossier?${query}#${LIST}`;
}

/** The address of the open dossier, filtered to the claims of a relation that are asserted or denied. */
export function relationOf(relation: string, polarity: "asserted" | "denied"): string {
  const narrowed = withList(withList(filters(), "relations", [relation]), "polarities", [polarity]);
  return `/dossier${search(here().query, narrowed)}#${LIST}`;
}
