// What a saved picture says of itself: the study, the filters, what is counted, the dates, and of which state.
import { LISTS, pairsOf, type Filters } from "$lib/filters";
import { session } from "$lib/session.svelte";
import { coded, figure, pair, type Schemas } from "$lib/views.svelte";
import { t } from "$lib/words.svelte";

const CODED = ["relations", "families", "domains", "polarities", "facets"] as const;
const MOST = 140; // letters of a line

/** The lines over a picture; the first is its title. */
export function caption(title: string, counted: Schemas["CountedOut"], filters: Filters): string[] {
  const told = session();
  const lines = [
    [told?.study.title, title].filter(Boolean).join(" · "),
    [
      t("views.counted", { claims: figure(counted.claims), units: figure(counted.units), sources: figure(counted.sources) }),
      filters.once ? t("views.counted_once") : t("views.counted_all"),
    ].join(" "),
    ...broken(filterWords(filters)),
    t("views.made_with", { version: told?.version ?? "", state: counted.state }),
  ];
  return lines;
}

function filterWords(filters: Filters): string[] {
  const pairs = pairsOf(filters);
  if (pairs.length === 0) return [t("views.no_filters")];
  return pairs.map(([name, value]) => pair(t(`views.${name}`), wordsOf(name, value)));
}

function wordsOf(name: string, value: string): string {
  const dimension = CODED.find((one) => one === name);
  if (dimension !== undefined) return coded(dimension, value);
  if (name === "standings") return t(`views.standing_${value}`);
  return LISTS.some((one) => one === name) ? value.replace(/^name:/, "") : value;
}

/** Words in as few lines as they need. */
function broken(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < MOST) lines[lines.length - 1] = `${last} · ${word}`;
    else lines.push(word);
  }
  return lines;
}
