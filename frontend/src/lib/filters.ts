// Which claims a view counts, as the address of the page says it; so a link shows others the same picture.

export const LISTS = [
  "actors", "givers", "receivers", "between", "relations", "families", "domains", "polarities", "facets", "coders",
  "standings", "sources",
] as const;
export type ListName = (typeof LISTS)[number];

export interface Filters {
  lists: Record<ListName, string[]>;
  /** What an actor's name holds. */
  name: string;
  date_from: string;
  date_to: string;
  dates: "event" | "publication";
  undated: boolean;
  least_score: number;
  /** Each unit's claim once. */
  once: boolean;
}

/** A filter by its name in the address, with its value there. */
export type Pair = readonly [name: string, value: string];

const NAMES = new Set<string>([
  ...LISTS, "name", "date_from", "date_to", "dates", "undated", "least_score", "once",
]);
const DATE = /^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/;

/** Whether a date is whole enough to ask with. */
export function isDate(text: string): boolean {
  return DATE.test(text);
}

/** The filters of an address; what is no filter, or no value of one, is passed over. */
export function filtersOf(query: URLSearchParams): Filters {
  const date = (name: string) => [query.get(name) ?? ""].find(isDate) ?? "";
  const score = Number(query.get("least_score") ?? 0);
  return {
    lists: Object.fromEntries(LISTS.map((name) => [name, [...new Set(query.getAll(name))]])) as Filters["lists"],
    name: query.get("name") ?? "",
    date_from: date("date_from"),
    date_to: date("date_to"),
    dates: query.get("dates") === "publication" ? "publication" : "event",
    undated: query.get("undated") === "true",
    least_score: score >= 0 && score <= 1 ? score : 0,
    once: query.get("once") !== "false",
  };
}

/** The filters as they stand in an address; those that ask for nothing are left out. */
export function pairsOf(filters: Filters): Pair[] {
  const pairs: Pair[] = LISTS.flatMap((name) => filters.lists[name].map((value) => [name, value] as const));
  for (const name of ["name", "date_from", "date_to"] as const) {
    if (filters[name] !== "") pairs.push([name, filters[name]]);
  }
  if (filters.dates === "publication") pairs.push(["dates", "publication"]);
  if (filters.undated) pairs.push(["undated", "true"]);
  if (filters.least_score > 0) pairs.push(["least_score", String(filters.least_score)]);
  if (!filters.once) pairs.push(["once", "false"]);
  return pairs;
}

/** The filters as a query of the API. */
export function asked(filters: Filters): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const [name, value] of pairsOf(filters)) (query[name] ??= []).push(value);
  return query;
}

/** A query string with these filters and everything else of the one before. */
export function search(before: URLSearchParams, filters: Filters): string {
  const query = new URLSearchParams([...before].filter(([name]) => !NAMES.has(name)));
  for (const [name, value] of pairsOf(filters)) query.append(name, value);
  return query.size > 0 ? `?${query}` : "";
}

/** The filters with a list set. */
export function withList(filters: Filters, name: ListName, values: readonly string[]): Filters {
  return { ...filters, lists: { ...filters.lists, [name]: [...values] } };
}

/** The filters with a value of a list taken in, or out where it was in. */
export function toggled(filters: Filters, name: ListName, value: string): Filters {
  const list = filters.lists[name];
  return withList(filters, name, list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);
}
