// Colours and dashes of series, so that no series is told by its colour alone. The colours are tokens of the theme.

export interface Stroke {
  colour: string;
  /** Lengths of dashes and gaps; one dash without gap is a whole line. */
  dash: readonly number[];
}

const NAMES = ["--series-1", "--series-2", "--series-3", "--series-4", "--series-5", "--series-6"] as const;
const DASHES: readonly (readonly number[])[] = [[1, 0], [9, 4], [2, 4], [12, 4, 2, 4], [5, 3], [1, 6]];

/** The value of a token as the page now shows it: a colour that a canvas understands. */
export function tokenColour(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  probe.hidden = true;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/** How the series of each place are drawn now. */
export function strokes(): Stroke[] {
  return NAMES.map((name, place) => ({ colour: tokenColour(name), dash: DASHES[place] ?? [1, 0] }));
}

/** How the series of a place is drawn; the last one stands for all further ones. */
export function strokeAt(all: readonly Stroke[], place: number): Stroke {
  return all[Math.min(place, all.length - 1)] ?? { colour: "#777777", dash: [1, 0] };
}

/** Calls `changed` when the page turns light or dark; gives the function that ends this. */
export function onTheme(changed: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const watcher = new MutationObserver(changed);
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  system.addEventListener("change", changed);
  return () => (watcher.disconnect(), system.removeEventListener("change", changed));
}
