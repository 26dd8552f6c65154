// How large a sample is to be, as a person says it.

export const STRATA = ["source", "code", "score"] as const;

/** So many units, or the width of an interval as a share of the machine's claims; null where neither is told. */
export function sizeOf(way: "units" | "width", units: number | null, percent: number | null): { units: number } | { width: number } | null {
  if (way === "units") return units !== null && Number.isInteger(units) && units >= 2 ? { units } : null;
  return percent !== null && percent > 0 && percent <= 1000 ? { width: percent / 100 } : null;
}
