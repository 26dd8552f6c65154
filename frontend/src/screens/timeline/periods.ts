// Steps of a timeline: which lie between others, and the dates they hold.

export type Step = "year" | "quarter" | "month";
const MOST = 400; // steps in a row; a longer stretch shows only those that have claims

interface Place {
  year: number;
  part: number;
}

const PARTS = { year: 1, quarter: 4, month: 12 } as const;

function placeOf(period: string, step: Step): Place {
  const year = Number(period.slice(0, 4));
  if (step === "year") return { year, part: 0 };
  return { year, part: Number(period.slice(step === "quarter" ? 6 : 5)) - 1 };
}

function named({ year, part }: Place, step: Step): string {
  const years = String(year).padStart(4, "0");
  if (step === "year") return years;
  return step === "quarter" ? `${years}-Q${part + 1}` : `${years}-${String(part + 1).padStart(2, "0")}`;
}

/** All steps from the first to the last of these, so that empty ones are seen too. */
export function filledUp(periods: readonly string[], step: Step): string[] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return [];
  const number = (place: Place) => place.year * PARTS[step] + place.part;
  const [from, to] = [number(placeOf(first, step)), number(placeOf(last, step))];
  if (to - from >= MOST) return [...periods];
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const place = from + at;
    return named({ year: Math.floor(place / PARTS[step]), part: place % PARTS[step] }, step);
  });
}

/** The earliest and latest month or year of a step, as filters take them. */
export function limits(period: string, step: Step): { date_from: string; date_to: string } {
  if (step !== "quarter") return { date_from: period, date_to: period };
  const { year, part } = placeOf(period, step);
  const month = (at: number) => `${String(year).padStart(4, "0")}-${String(at).padStart(2, "0")}`;
  return { date_from: month(part * 3 + 1), date_to: month(part * 3 + 3) };
}
