import { expect, test } from "vitest";
import { asked, filtersOf, pairsOf, search, toggled } from "../src/lib/filters";
import { directionOf, headed, text, type Scene } from "../src/lib/pictures/scene";
import { escaped, svg } from "../src/lib/pictures/svg";
import { filledUp, limits } from "../src/screens/timeline/periods";
import { specOf, viewOf, type Chart } from "../src/screens/timeline/chart";

const QUERY = "domains=media&domains=political&givers=name%3Aالحركة&date_from=2019-05&once=false&least_score=0.5&step=month";

const SCENE: Scene = {
  width: 100, height: 50, ground: "#fff", font: '"Noto Sans"', title: "A & B", description: "<d>",
  shapes: [text(50, 20, "\u2068إيران\u2069 <b>"), { kind: "path", d: "M 1 2 L 3 4.5", fill: null, stroke: "#000", width: 1, dash: [4, 2] }],
};

const CHART: Chart = {
  bars: [{ period: "2019", layer: "</script>", place: 0, claims: 2 }], periods: ["2019", "2020"],
  layers: [{ name: "</script>", colour: "#123456" }], axis: "Claims", colours: { text: "#000", line: "#ccc", ground: "#fff" },
  font: "Noto Sans", rtl: true, width: 200, height: 100, heading: ["عنوان: 5."], description: "d",
};

test("filters go into an address and come back", () => {
  const filters = filtersOf(new URLSearchParams(QUERY));
  const again = filtersOf(new URLSearchParams(search(new URLSearchParams("step=month"), filters)));
  expect(again).toEqual(filters);
  expect(asked(filters)).toMatchObject({ domains: ["media", "political"], once: ["false"], least_score: ["0.5"] });
});

test("the rest of an address stays", () => {
  const query = new URLSearchParams(QUERY);
  expect(search(query, filtersOf(new URLSearchParams()))).toBe("?step=month");
});

test.each(["date_from=20x9", "date_from=٢٠١٩", "least_score=7", "dates=never", "once=perhaps", "unknown=1"])(
  "what is no filter is passed over: %s", (query) => {
    expect(pairsOf(filtersOf(new URLSearchParams(query)))).toEqual([]);
  },
);

test("a value is taken in and out", () => {
  const none = filtersOf(new URLSearchParams());
  expect(toggled(toggled(none, "domains", "media"), "domains", "media")).toEqual(none);
});

test("steps without claims are filled up", () => {
  expect(filledUp(["2019-11", "2020-02"], "month")).toEqual(["2019-11", "2019-12", "2020-01", "2020-02"]);
  expect(filledUp(["2019-Q3", "2020-Q1"], "quarter")).toEqual(["2019-Q3", "2019-Q4", "2020-Q1"]);
  expect(filledUp(["0622", "2020"], "year")).toEqual(["0622", "2020"]);
  expect(filledUp([], "year")).toEqual([]);
});

test("a quarter asks for its months", () => {
  expect(limits("2019-Q2", "quarter")).toEqual({ date_from: "2019-04", date_to: "2019-06" });
  expect(limits("2019-05", "month")).toEqual({ date_from: "2019-05", date_to: "2019-05" });
});

test("words have the direction of their first letter", () => {
  expect([directionOf("\u20682 إيران"), directionOf("2 Iran إيران"), directionOf("12", "rtl")]).toEqual(["rtl", "ltr", "rtl"]);
});

test("a saved picture keeps words as words and lets none of them be markup", () => {
  const made = svg(SCENE);
  expect(made).toContain('direction="rtl"');
  expect(made).toContain("\u2068إيران\u2069 &lt;b&gt;</text>");
  expect(made).toContain("<title>A &amp; B</title>");
  expect(made).not.toContain("<b>");
  expect(escaped("a\u0000\ud800b")).toBe("a\ufffd\ufffdb");
});

test("a heading makes room above the picture", () => {
  const made = headed(SCENE, { lines: ["عنوان"], keys: [{ words: "k", colour: "#111", dash: [1, 0] }], colour: "#000", direction: "ltr" });
  const path = made.shapes.findLast((shape) => shape.kind === "path");
  expect(made.height).toBeGreaterThan(SCENE.height);
  expect(path).toMatchObject({ d: `M 1 ${2 + made.height - SCENE.height} L 3 ${4.5 + made.height - SCENE.height}` });
});

test("a timeline is drawn without making code of text", async () => {
  const view = viewOf(CHART);
  await view.runAsync();
  const made = await view.toSVG();
  expect(made).toContain("\u2067عنوان: 5.\u2069");
  expect(made).not.toContain("</script>");
  expect(JSON.stringify(specOf(CHART))).toContain('"reverse":true');
});
