// The table as a picture.
import { round, text, type Any, type Scene } from "$lib/pictures/scene";
import { strokeAt, tokenColour, type Stroke } from "$lib/series";
import { figure } from "$lib/views.svelte";
import { t } from "$lib/words.svelte";
import type { Grid } from "./table";

const FONT = '"Noto Sans", "Noto Sans Arabic", sans-serif';
const [WIDTH, HEIGHT, HEAD, SIDE, BAR] = [56, 34, 150, 210, 5];
const MOST = 26; // letters of a name

const short = (name: string) => (name.length > MOST ? `${name.slice(0, MOST - 1)}…` : name);

/** The grid with its heads, from right to left in right-to-left pages. */
export function drawing(grid: Grid, domainPlace: (code: string) => number, strokes: readonly Stroke[], title: string, rtl: boolean): Scene {
  const width = SIDE + (grid.columns.length + 1) * WIDTH + 24;
  const height = HEAD + (grid.rows.length + 1) * HEIGHT + 24;
  const [ink, muted, line] = [tokenColour("--text"), tokenColour("--muted"), tokenColour("--line")];
  const x = (column: number) => (rtl ? width - SIDE - (column + 0.5) * WIDTH : SIDE + (column + 0.5) * WIDTH);
  const y = (row: number) => HEAD + row * HEIGHT;
  const side = { x: rtl ? width - SIDE + 10 : SIDE - 10, anchor: rtl ? "left" : "right" } as const;
  const shapes: Any[] = [];
  const words = (at: number, down: number, said: string, more: Parameters<typeof text>[3] = {}) =>
    shapes.push(text(at, down, said, { size: 12, fill: ink, ...more }));
  for (const [place, column] of grid.columns.entries()) {
    words(x(place) + 4, HEAD - 10, short(column.name), { anchor: "left", turn: -60 });
    words(x(place), y(grid.rows.length) + 22, figure(column.claims), { fill: muted });
  }
  words(x(grid.columns.length), HEAD - 10, t("views.sum"), { fill: muted });
  for (const [place, row] of grid.rows.entries()) {
    shapes.push({ kind: "path", d: `M 0 ${round(y(place))} L ${round(width)} ${round(y(place))}`, fill: null, stroke: line, width: 1, dash: [1, 0] });
    words(side.x, y(place) + 21, short(row.name), { anchor: side.anchor });
    words(x(grid.columns.length), y(place) + 21, figure(row.claims), { fill: muted });
    for (const [along, column] of grid.columns.entries()) {
      const cell = grid.cell(row.key, column.key);
      if (cell === undefined) continue;
      words(x(along), y(place) + 17, figure(cell.claims));
      let from = x(along) - WIDTH / 2 + 6;
      for (const domain of cell.domains) {
        const long = ((WIDTH - 12) * domain.count) / cell.claims;
        const fill = strokeAt(strokes, domainPlace(domain.code)).colour;
        shapes.push({ kind: "rect", x: from, y: y(place) + 24, width: long, height: BAR, fill });
        from += long;
      }
    }
  }
  return { width, height, ground: tokenColour("--surface"), font: FONT, title, description: t("views.matrix_direction"), shapes };
}
