// What figures and their intervals are drawn on.

export interface Axis {
  low: number;
  high: number;
  /** Where lines with numbers stand. */
  ticks: readonly number[];
}

/** A value, and how far it may reach. */
export interface Mark {
  value: number;
  low: number | null;
  high: number | null;
  /** A value as it was found, not as it was corrected. */
  hollow?: boolean;
}

const QUARTERS = 4;
const MINUS = "\u2212";

/** From 0, or the half below the least value, to 1. */
export function coefficientAxis(values: readonly number[]): Axis {
  const low = Math.min(0, Math.floor(2 * Math.min(0, ...values)) / 2);
  const places = Array.from({ length: Math.round((1 - low) * QUARTERS) + 1 }, (_, step) => low + step / QUARTERS);
  return { low, high: 1, ticks: low === 0 ? places : places.filter((_, place) => place % 2 === 0) };
}

/** From 0, or a round number below the least value, to a round number above the greatest. */
export function countAxis(values: readonly number[]): Axis {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const step = roundStep(most - least);
  const first = Math.floor(least / step);
  const last = Math.max(1, Math.ceil(most / step));
  return { low: first * step, high: last * step, ticks: Array.from({ length: last - first + 1 }, (_, place) => (first + place) * step) };
}

/** A step of 1, 2 or 5 times a power of ten, of which about four make the reach. */
function roundStep(reach: number): number {
  if (reach <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(reach / QUARTERS));
  return [1, 2, 5].map((n) => n * power).find((step) => step * (QUARTERS + 1) >= reach) ?? 10 * power;
}

/** Where a value stands, from 0 at the beginning of the line to 1; what lies beyond stands at the edge. */
export function placed(axis: Axis, value: number): number {
  return Math.min(1, Math.max(0, (value - axis.low) / (axis.high - axis.low)));
}

/** A number with so many digits after the point and a true minus; never a minus before nothing but zeros. */
export function rounded(value: number, places: number): string {
  const shown = value.toLocaleString("en", { minimumFractionDigits: places, maximumFractionDigits: places });
  return /^-[0.,]*$/.test(shown) ? shown.slice(1) : shown.replace("-", MINUS);
}

/** A value with its interval. */
export function spanned(value: number, low: number | null, high: number | null, places: number): string {
  const shown = rounded(value, places);
  return low === null || high === null ? shown : `${shown} [${rounded(low, places)}, ${rounded(high, places)}]`;
}

/** The number of a tick, without zeros that say nothing. */
export function tickWords(value: number): string {
  return rounded(value, Math.abs(value) >= 10 || Number.isInteger(value) ? 0 : 2).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
}
