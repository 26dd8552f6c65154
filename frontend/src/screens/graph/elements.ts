// The network as elements of the picture.
import type { ElementDefinition } from "cytoscape";
import { countLabel, mainPolarity, type Link } from "$parts/views/links";
import { strokeAt, type Stroke } from "$lib/series";
import { called, familyPlace, type Named, type Schemas } from "$lib/views.svelte";

const LINE = 20; // letters of a label's line
const MOST_LINES = 3;
const FSI = "\u2068";
const PDI = "\u2069";
const NODE = { least: 14, most: 56 };
const WIDTH = { least: 1.2, most: 6 };

/** A name in lines, each in an isolate, so that names of two scripts keep their order. */
export function lines(name: string): string {
  const found: string[] = [];
  for (const word of name.split(/\s+/)) {
    const last = found.at(-1);
    if (last !== undefined && last.length + word.length < LINE) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  const kept = found.slice(0, MOST_LINES);
  if (found.length > MOST_LINES) kept[MOST_LINES - 1] += "…";
  return kept.map((line) => `${FSI}${line}${PDI}`).join("\n");
}

/** What a link is known by; families between the same two actors are told apart. */
export function linkId(link: Link): string {
  return JSON.stringify([link.giver, link.receiver, link.family, link.is_mutual]);
}

/** The elements of a network. */
export function elementsOf(graph: Schemas["GraphOut"], actors: Map<string, Named>, strokes: readonly Stroke[]): ElementDefinition[] {
  const heaviest = Math.max(1, ...graph.nodes.map((node) => node.claims));
  const strongest = Math.max(1, ...graph.links.map((link) => link.claims));
  const nodes = graph.nodes.map((node) => ({
    group: "nodes" as const,
    data: {
      id: node.key,
      label: lines(called(actors.get(node.key), node.key)),
      size: NODE.least + (NODE.most - NODE.least) * Math.sqrt(node.claims / heaviest),
    },
  }));
  const links = graph.links.map((link) => ({
    group: "edges" as const,
    data: {
      id: linkId(link),
      source: link.giver,
      target: link.receiver,
      label: countLabel(link),
      width: WIDTH.least + (WIDTH.most - WIDTH.least) * (Math.log1p(link.claims) / Math.log1p(strongest)),
      ...drawnAs(link, strokes),
    },
  }));
  return [...nodes, ...links];
}

function drawnAs(link: Link, strokes: readonly Stroke[]) {
  const stroke = strokeAt(strokes, familyPlace(link.family));
  const polarity = mainPolarity(link);
  return {
    colour: stroke.colour,
    dash: stroke.dash[1] === 0 ? undefined : [...stroke.dash],
    style: stroke.dash[1] === 0 ? "solid" : "dashed",
    arrow: link.is_mutual ? "none" : polarity === "denied" ? "tee" : "triangle",
    filled: polarity === "planned" || polarity === "hypothetical" ? "hollow" : "filled",
  };
}
