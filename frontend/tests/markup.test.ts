// Laws of the sources: nothing that the content security policy would stop, and only sides that mirror.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../src/", import.meta.url));
const FILES = readdirSync(ROOT, { recursive: true, encoding: "utf-8" }).filter((name) => /\.(svelte|css|ts)$/.test(name));

const FORBIDDEN: [string, RegExp][] = [
  ["markup from text", /\{@html|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML/],
  ["code from text", /\beval\(|new Function\(/],
  ["an inline style", /\sstyle="|\sstyle=\{|\.setAttribute\("style"/],
  ["an inline script", /\son[a-z]+="/],
  ["an address elsewhere", /https?:\/\/(?!www\.w3\.org)/],
];
const FORBIDDEN_IN_STYLES: [string, RegExp][] = [
  ["a margin or padding of one side", /(margin|padding|border)-(left|right|top|bottom)\b/],
  ["a place by left or right", /(^|[\s;{])(left|right|top|bottom)\s*:/m],
  ["a physical alignment", /(text-align|float|clear)\s*:\s*(left|right)/],
  ["a physical corner", /border-(top|bottom)-(left|right)-radius/],
  ["letter-spacing", /letter-spacing\s*:/],
  ["italics", /font-style\s*:\s*(italic|oblique)/],
];

function stylesOf(name: string, text: string): string {
  if (name.endsWith(".css")) return text;
  return /<style[^>]*>([\s\S]*)<\/style>/.exec(text)?.[1] ?? "";
}

test.each(FILES)("%s keeps the laws of the sources", (name) => {
  const text = readFileSync(ROOT + name, "utf-8");
  const found = [
    ...FORBIDDEN.filter(([, pattern]) => name !== "lib/schema.d.ts" && pattern.test(text)),
    ...FORBIDDEN_IN_STYLES.filter(([, pattern]) => pattern.test(stylesOf(name, text))),
  ];
  expect(found.map(([law]) => law)).toEqual([]);
});
