// Gathers the licences of all packages whose files enter the pages into LICENCES.txt.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** @param {string} file */
function packageOf(file) {
  const parts = file.split("\\").join("/").split("/node_modules/").at(-1)?.split("/") ?? [];
  return parts[0]?.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
}

/**
 * @param {string} modules
 * @param {string} name
 */
function licenceOf(modules, name) {
  const folder = join(modules, name);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf-8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), "utf-8").trim() : "";
  return `${name} ${about.version} (${about.license})\n\n${text}`;
}

/**
 * @param {string} modules the folder `node_modules`
 * @returns {import("vite").Plugin}
 */
export function licences(modules) {
  return {
    name: "licences",
    apply: "build",
    generateBundle() {
      const files = [...this.getModuleIds()].filter((id) => id.includes("node_modules") && !id.startsWith("\0"));
      const fonts = readdirSync(join(modules, "@fontsource")).map((name) => `@fontsource/${name}`);
      const names = [...new Set([...files.map((id) => packageOf(id.split("?")[0] ?? "")), ...fonts])];
      const found = names.filter((name) => name && existsSync(join(modules, name, "package.json"))).sort();
      const source = `${found.map((name) => licenceOf(modules, name)).join(`\n\n${"=".repeat(78)}\n\n`)}\n`;
      this.emitFile({ type: "asset", fileName: "LICENCES.txt", source });
    },
  };
}
