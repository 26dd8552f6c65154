import { describe, expect, it } from "vitest";
import { coefficientAxis, countAxis, placed, rounded, spanned, tickWords } from "../src/parts/plots/axis";
import { refusals } from "../src/screens/reliability/refusals";
import { columnSum, inOrder, isWide, lacksOf, mainFigures, reaches, rowSum, shade, used } from "../src/screens/reliability/report";
import type { Agreement, Confusion, Measured, Section, Variable } from "../src/screens/reliability/report";
import { sizeOf } from "../src/screens/samples/plan";
import { addressOf } from "../src/screens/samples/steps";

const figure = (measure: string, value: number | null, more: object = {}): Measured =>
  ({ measure, value, low: null, high: null, lack: value === null ? "no_variation" : null, interval_lack: null, ...more }) as unknown as Measured;
const variable = (name: string, figures: Measured[], more: object = {}): Variable =>
  ({ name, of: [], figures, prevalence: [], ...more }) as unknown as Variable;
const section = (name: string, ...variables: Variable[]): Section => ({ name, variables });

describe("axes", () => {
  it("coefficients stand between 0 and 1, or from a half below the least", () => {
    expect(coefficientAxis([0.3, 0.9])).toEqual({ low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] });
    expect(coefficientAxis([-0.2])).toEqual({ low: -0.5, high: 1, ticks: [-0.5, 0, 0.5, 1] });
  });

  it("counts stand between round numbers", () => {
    expect(countAxis([12, 36])).toEqual({ low: 0, high: 40, ticks: [0, 10, 20, 30, 40] });
    expect(countAxis([]).high).toBe(1);
    expect(countAxis([-3, 10]).low).toBeLessThan(-2.9);
  });

  it("what lies beyond stands at the edge", () => {
    const axis = coefficientAxis([0.5]);
    expect([placed(axis, -2), placed(axis, 0.5), placed(axis, 3)]).toEqual([0, 0.5, 1]);
  });

  it("numbers have a true minus, and none before nothing but zeros", () => {
    expect([rounded(-0.25, 2), rounded(-0.001, 2), rounded(1234.5, 0)]).toEqual(["\u22120.25", "0.00", "1,235"]);
    expect(spanned(0.5, 0.25, 0.75, 2)).toBe("0.50 [0.25, 0.75]");
    expect(spanned(0.5, null, null, 2)).toBe("0.50");
    expect([0, 0.25, 0.5, 1, 20, -0.5].map(tickWords)).toEqual(["0", "0.25", "0.5", "1", "20", "\u22120.5"]);
  });
});

describe("reports", () => {
  const unit = section("unit", variable("has_claim", [figure("percent", 0.9), figure("alpha_nominal", 0.7)]));
  const pairs = section("pairs", variable("claim", [figure("precision", 1), figure("f1", 0.8)]), variable("dyad", [figure("f1", 0.9)]));

  it("one figure stands for a variable, and F1 for two coders", () => {
    const found = mainFigures({ sections: [unit, pairs] } as unknown as Agreement);
    expect(found.map((one) => [one.section, one.variable.name, one.figures.map((each) => each.measure)])).toEqual([
      ["unit", "has_claim", ["alpha_nominal"]],
      ["pairs", "claim", ["f1"]],
    ]);
  });

  it("measures stand side by side where all variables have the same few", () => {
    const two = [variable("code", [figure("ac1", 1)]), variable("code", [figure("ac1", 0.5)])];
    expect(isWide(two)).toBe(true);
    expect(isWide([...two, variable("code", [])])).toBe(false);
    expect(isWide(two.slice(0, 1))).toBe(false);
  });

  it("each reason is told once, and figures without a value reach nowhere", () => {
    const found = [figure("ac1", null), figure("f1", null), figure("f1", 0.5, { interval_lack: "few_documents", low: -0.25 })];
    expect(lacksOf(found)).toEqual(["no_variation", "few_documents"]);
    expect(reaches(found)).toEqual([0.5, -0.25]);
  });

  it("relations go by how often they were claimed", () => {
    const code = (of: string, count: number) => variable("code", [], { of: [of], prevalence: [{ value: "yes", count }] });
    const found = inOrder(section("codes", code("b", 2), code("c", 9), code("a", 2)));
    expect(found.map((one) => one.of[0])).toEqual(["c", "a", "b"]);
  });
});

describe("confusions", () => {
  const confusion = { values: ["x", "y", "z"], counts: [[3, 1, 0], [0, 4, 0], [0, 0, 0]] } as unknown as Confusion;

  it("values that nobody gave are left out, and shades go by the share of the row", () => {
    expect(used(confusion)).toEqual([0, 1]);
    expect([rowSum(confusion, 0), columnSum(confusion, 1)]).toEqual([4, 5]);
    expect([shade(confusion, 0, 0), shade(confusion, 0, 1), shade(confusion, 1, 0), shade(confusion, 1, 1)]).toEqual([4, 2, 0, 5]);
  });
});

describe("refusals", () => {
  it("each reason has one number", () => {
    const few = { key: "few_shown", values: [["shown", "3"]] };
    const none = { key: "none_shown", values: [] };
    const found = refusals([few, null, none, { ...few }]);
    expect(found.all).toEqual([few, none]);
    expect([found.at(none), found.at({ ...few })]).toEqual([2, 1]);
  });
});

describe("samples", () => {
  it("a size is so many units, or a width in percent", () => {
    expect(sizeOf("units", 40, null)).toEqual({ units: 40 });
    expect(sizeOf("width", null, 10)).toEqual({ width: 0.1 });
    expect([sizeOf("units", 1.5, 10), sizeOf("units", null, 10), sizeOf("width", 5, 0), sizeOf("width", 5, null)]).toEqual([null, null, null, null]);
  });

  it("the way leads to the unit that comes next, with its place", () => {
    const next = { unit_id: "u1", source_id: "s 1", place: 3, drawn: 24 };
    expect(addressOf("spring", next)).toBe("/read/s%201?unit=u1&sample=spring&of=u1&nth=3&all=24");
    expect(addressOf("spring", { ...next, unit_id: null })).toBeNull();
  });
});
