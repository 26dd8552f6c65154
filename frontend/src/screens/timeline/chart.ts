// The timeline as a Vega-Lite chart. Its expressions are read as trees and interpreted, so that no code is made of text.
import { expressionInterpreter } from "vega-interpreter";
import { parse, View, type Spec } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";

export interface Bar {
  period: string;
  layer: string;
  place: number;
  claims: number;
}

export interface Chart {
  bars: readonly Bar[];
  periods: readonly string[];
  layers: readonly { name: string; colour: string }[];
  axis: string;
  colours: { text: string; line: string; ground: string };
  font: string;
  rtl: boolean;
  width: number;
  height: number;
  /** Lines over a saved picture. */
  heading: readonly string[];
  description: string;
}

const MOST_LABELS = 24;
// A chart's words are drawn left to right; isolates give each line the direction of the page.
const [LRI, RLI, PDI] = ["\u2066", "\u2067", "\u2069"];

/** The chart's description in Vega-Lite. */
export function specOf(chart: Chart): TopLevelSpec {
  const every = Math.ceil(chart.periods.length / MOST_LABELS);
  const labelled = chart.periods.filter((_, place) => place % every === 0);
  const { text, line, ground } = chart.colours;
  const [first, ...rest] = chart.heading.map((words) => `${chart.rtl ? RLI : LRI}${words}${PDI}`);
  const side = chart.rtl ? "right" : "left";
  return {
    description: chart.description,
    width: chart.width,
    height: chart.height,
    background: ground,
    padding: 12,
    ...(first === undefined ? {} : { title: { text: first, subtitle: rest, anchor: chart.rtl ? "end" : "start" } }),
    data: { name: "bars", values: chart.bars.map((bar) => ({ ...bar })) },
    params: [{ name: "brush", select: { type: "interval", encodings: ["x"] } }],
    mark: { type: "bar" },
    encoding: {
      x: {
        field: "period",
        type: "ordinal",
        scale: { domain: [...chart.periods], reverse: chart.rtl },
        axis: { values: labelled, labelAngle: chart.periods.length > 12 ? -60 : 0, title: null },
      },
      y: { field: "claims", type: "quantitative", stack: "zero", axis: { orient: side, title: chart.axis, tickMinStep: 1, format: ",d" } },
      color: {
        field: "layer",
        type: "nominal",
        scale: { domain: chart.layers.map((one) => one.name), range: chart.layers.map((one) => one.colour) },
        legend: chart.heading.length > 0 ? { orient: "bottom", title: null, labelFontSize: 13, symbolType: "square" } : null,
      },
      order: { field: "place", type: "quantitative" },
      opacity: { condition: { param: "brush", value: 1 }, value: 0.35 },
    },
    config: {
      font: chart.font,
      axis: { labelColor: text, titleColor: text, gridColor: line, domainColor: line, tickColor: line, labelFontSize: 12, titleFontSize: 13 },
      legend: { labelColor: text, labelFont: chart.font },
      title: { color: text, subtitleColor: text, fontSize: 16, subtitleFontSize: 12, subtitlePadding: 6, subtitleLineHeight: 20, font: chart.font, subtitleFont: chart.font },
      view: { stroke: null },
    },
  } as TopLevelSpec;
}

/** The chart as a view; one on the page is given its element. */
export function viewOf(chart: Chart, container?: HTMLElement): View {
  const { spec } = compile(specOf(chart), { logger: silent });
  const runtime = parse(spec as Spec, undefined, { ast: true });
  const view = new View(runtime, { expr: expressionInterpreter, renderer: container ? "canvas" : "none", hover: false });
  return container ? view.initialize(container) : view.initialize();
}

const silent = { level: () => silent, error: () => silent, warn: () => silent, info: () => silent, debug: () => silent } as never;
