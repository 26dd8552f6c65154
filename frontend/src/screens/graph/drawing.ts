// The picture on the page as a scene, for SVG and PNG: every line, arrow and name where it stands.
import type { Core, EdgeSingular, NodeSingular } from "cytoscape";
import { round, text, type Any, type Scene } from "$lib/pictures/scene";
import { FONT, type Colours } from "./look";

const MARGIN = 24;
const LABEL_ROOM = 60; // for names that reach beyond the outermost actors
const LINE = 1.25; // of the letters' size

/** The network as it is placed. */
export function drawing(graph: Core, tones: Colours, title: string, description: string): Scene {
  const box = graph.elements().boundingBox({});
  const [left, top] = [box.x1 - MARGIN - LABEL_ROOM, box.y1 - MARGIN];
  const at = (x: number, y: number) => ({ x: x - left, y: y - top });
  const shapes: Any[] = [
    ...graph.edges().map((edge) => linkShapes(edge, at)),
    ...graph.nodes().map((node) => nodeShape(node, at, tones)),
    ...graph.edges().map((edge) => linkWords(edge, at, tones)),
    ...graph.nodes().map((node) => nodeWords(node, at, tones)),
  ].flat();
  return {
    width: box.w + 2 * (MARGIN + LABEL_ROOM),
    height: box.h + 2 * MARGIN,
    ground: tones.ground,
    font: FONT,
    title,
    description,
    shapes,
  };
}

type At = (x: number, y: number) => { x: number; y: number };

function linkShapes(edge: EdgeSingular, at: At): Any[] {
  const [start, end, middle] = [edge.sourceEndpoint(), edge.targetEndpoint(), edge.controlPoints()?.[0]];
  const [from, to] = [at(start.x, start.y), at(end.x, end.y)];
  const bend = middle && at(middle.x, middle.y);
  const colour = String(edge.data("colour"));
  const dash = (edge.data("dash") as number[] | undefined) ?? [1, 0];
  const width = Number(edge.data("width"));
  const course = bend ? `Q ${round(bend.x)} ${round(bend.y)} ${round(to.x)} ${round(to.y)}` : `L ${round(to.x)} ${round(to.y)}`;
  const line: Any = { kind: "path", d: `M ${round(from.x)} ${round(from.y)} ${course}`, fill: null, stroke: colour, width, dash };
  const arrow = arrowShape(edge, bend ?? from, to, colour, width);
  return arrow ? [line, arrow] : [line];
}

function arrowShape(edge: EdgeSingular, from: Point, to: Point, colour: string, width: number): Any | null {
  const kind = String(edge.data("arrow"));
  if (kind === "none") return null;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [long, half] = [6 + 1.6 * width, 3 + 0.9 * width];
  const back = { x: to.x - long * x, y: to.y - long * y };
  const corner = (side: number, base: Point) => `${round(base.x - side * half * y)} ${round(base.y + side * half * x)}`;
  if (kind === "tee") {
    return { kind: "path", d: `M ${corner(1, to)} L ${corner(-1, to)}`, fill: null, stroke: colour, width: width + 1, dash: [1, 0] };
  }
  const d = `M ${round(to.x)} ${round(to.y)} L ${corner(1, back)} L ${corner(-1, back)} Z`;
  const hollow = edge.data("filled") === "hollow";
  return { kind: "path", d, fill: hollow ? "#ffffff" : colour, stroke: colour, width: 1.2, dash: [1, 0] };
}

interface Point {
  x: number;
  y: number;
}

function linkWords(edge: EdgeSingular, at: At, tones: Colours): Any[] {
  const words = edge.style("label") as string;
  if (words === "") return [];
  const middle = edge.midpoint();
  const place = at(middle.x, middle.y);
  const size = Number.parseFloat(String(edge.style("font-size")));
  return [text(place.x, place.y + size / 3, words, { size, fill: tones.text, rim: tones.ground })];
}

function nodeShape(node: NodeSingular, at: At, tones: Colours): Any[] {
  const place = at(node.position("x"), node.position("y"));
  return [{ kind: "circle", ...place, r: Number(node.data("size")) / 2, fill: tones.surface, stroke: tones.accent }];
}

function nodeWords(node: NodeSingular, at: At, tones: Colours): Any[] {
  const place = at(node.position("x"), node.position("y"));
  const size = Number.parseFloat(String(node.style("font-size")));
  const below = place.y + Number(node.data("size")) / 2 + 4;
  const words = String(node.data("label")).split("\n");
  return words.map((line, number) =>
    text(place.x, below + (number + 0.8) * LINE * size, line, { size, fill: tones.text, rim: tones.ground }));
}
