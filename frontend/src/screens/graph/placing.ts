// Where actors stand in the picture. The layout draws lots at a few places; it is given the same lots each time, so
// that the same data make the same picture.
import cytoscape, { type Core } from "cytoscape";
import fcose from "cytoscape-fcose";

cytoscape.use(fcose);

const SEED = 20_240_501;

/** Runs `step` with lots that are always the same; the layout is over when it returns. */
function withSameLots(step: () => void): void {
  const own = Math.random;
  let state = SEED;
  Math.random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  try {
    step();
  } finally {
    Math.random = own;
  }
}

/** Places the actors; fewer rounds for larger pictures, so that each is there at once. */
export function place(graph: Core): void {
  const size = graph.nodes().length;
  const links = graph.edges().length / Math.max(1, size); // crowded pictures need room
  withSameLots(() => {
    graph
      .layout({
        name: "fcose",
        quality: "default",
        randomize: true,
        animate: false,
        fit: false,
        packComponents: false,
        nodeDimensionsIncludeLabels: size <= 80,
        nodeSeparation: Math.min(150, 75 + 10 * links),
        idealEdgeLength: Math.min(200, 85 + 13 * links),
        nodeRepulsion: 6_000 + 1_500 * links,
        edgeElasticity: 0.2,
        gravity: 0.6,
        gravityRange: 2,
        numIter: size > 120 ? 250 : size > 30 ? 500 : 1_500,
        tile: true,
      } as cytoscape.LayoutOptions)
      .run();
  });
  pack(graph);
}

const GAP = 50;
const WIDE = 2.6; // how much wider than high the room for the picture is
const TRIES = [0.8, 1, 1.25, 1.5, 1.8, 2.2, 2.7, 3.3, 4]; // widths of the rows, by the side of a square as large as all parts

interface Part {
  part: cytoscape.CollectionReturnValue;
  box: { x1: number; y1: number; w: number; h: number };
}

/** Puts parts that no link joins side by side, the largest first, in rows as wide as fills the room best. */
function pack(graph: Core): void {
  const parts: Part[] = graph
    .elements()
    .components()
    .map((part) => ({ part, box: part.boundingBox({ includeLabels: true }) }))
    .sort((a, b) => b.part.nodes().length - a.part.nodes().length || b.box.w * b.box.h - a.box.w * a.box.h);
  if (parts.length < 2) return;
  const side = Math.sqrt(parts.reduce((sum, { box }) => sum + (box.w + GAP) * (box.h + GAP), 0));
  const rows = TRIES.map((wide) => inRows(parts, side * wide)).sort((a, b) => a.size - b.size)[0];
  rows?.places.forEach(({ x, y }, at) => {
    const { part, box } = parts[at] as Part;
    part.nodes().shift({ x: x - box.x1, y: y - box.y1 });
  });
}

/** Where each part stands in rows of that width, and how large the whole is against the room. */
function inRows(parts: readonly Part[], width: number) {
  const places = [];
  let [x, y, high, widest] = [0, 0, 0, 0];
  for (const { box } of parts) {
    if (x > 0 && x + box.w > width) [x, y, high] = [0, y + high + GAP, 0];
    places.push({ x, y });
    widest = Math.max(widest, x + box.w);
    x += box.w + GAP;
    high = Math.max(high, box.h);
  }
  return { places, size: Math.max(widest / WIDE, y + high) };
}
