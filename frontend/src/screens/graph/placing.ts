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

const GAP = 70;
const WIDE = 2.4; // how much wider than high the whole is to be

/** Puts parts that no link joins side by side, the largest first, in rows. */
function pack(graph: Core): void {
  const parts = graph
    .elements()
    .components()
    .map((part) => ({ part, box: part.boundingBox({ includeLabels: true }) }))
    .sort((a, b) => b.part.nodes().length - a.part.nodes().length || b.box.w * b.box.h - a.box.w * a.box.h);
  if (parts.length < 2) return;
  const area = parts.reduce((sum, { box }) => sum + (box.w + GAP) * (box.h + GAP), 0);
  const width = Math.max(Math.sqrt(area * WIDE), ...parts.map(({ box }) => box.w));
  let [x, y, high] = [0, 0, 0];
  for (const { part, box } of parts) {
    if (x > 0 && x + box.w > width) [x, y, high] = [0, y + high + GAP, 0];
    part.nodes().shift({ x: x - box.x1, y: y - box.y1 });
    x += box.w + GAP;
    high = Math.max(high, box.h);
  }
}
