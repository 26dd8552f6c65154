// How the network is drawn, in the colours of the page.
import type { StylesheetJson } from "cytoscape";
import { tokenColour } from "$lib/series";

export const FONT = '"Noto Sans", "Noto Sans Arabic", sans-serif';

export interface Colours {
  text: string;
  ground: string;
  surface: string;
  accent: string;
  edge: string;
}

export function colours(): Colours {
  return {
    text: tokenColour("--text"),
    ground: tokenColour("--surface"),
    surface: tokenColour("--accent-soft"),
    accent: tokenColour("--accent"),
    edge: tokenColour("--edge"),
  };
}

/** The look; with many links only the chosen ones carry their counts. */
export function look(tones: Colours, links: number): StylesheetJson {
  return [
    {
      selector: "node",
      style: {
        label: "data(label)",
        width: "data(size)",
        height: "data(size)",
        "background-color": tones.surface,
        "border-width": 1.5,
        "border-color": tones.accent,
        color: tones.text,
        "font-family": FONT,
        "font-size": 13,
        "text-wrap": "wrap",
        "text-valign": "bottom",
        "text-margin-y": 3,
        "text-outline-color": tones.ground,
        "text-outline-width": 3,
        "line-height": 1.25,
        "min-zoomed-font-size": 5,
      },
    },
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "curve-style": "bezier",
        "line-color": "data(colour)",
        "line-style": "data(style)" as "solid",
        "target-arrow-color": "data(colour)",
        "target-arrow-shape": "data(arrow)" as "triangle",
        "target-arrow-fill": "data(filled)" as "filled",
        "arrow-scale": 0.9,
        "line-opacity": links > 150 ? 0.75 : 1,
        label: links <= 60 ? "data(label)" : "",
        ...LABEL,
        color: tones.text,
        "text-outline-color": tones.ground,
      },
    },
    { selector: "edge[dash]", style: { "line-dash-pattern": "data(dash)" as unknown as number[] } },
    {
      selector: "node:selected, node.here",
      style: { "border-width": 4, "border-color": tones.accent, "background-color": tones.accent },
    },
    {
      selector: "edge:selected, edge.here",
      style: { label: "data(label)", "line-opacity": 1, "underlay-color": tones.accent, "underlay-opacity": 0.35, "underlay-padding": 5 },
    },
  ];
}

const LABEL = {
  "font-family": FONT,
  "font-size": 11,
  "text-outline-width": 3,
  "min-zoomed-font-size": 5,
} as const;
