import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { licences } from "./scripts/licences.mjs";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [svelte(), licences(here("node_modules"))],
  resolve: { alias: { $lib: here("src/lib"), $parts: here("src/parts") } },
  build: {
    outDir: here("../src/dalil/web/static"),
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content security policy allows no data: fonts
    modulePreload: { polyfill: false },
    target: "es2022",
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { "/api": process.env.DALIL_SERVER ?? "http://127.0.0.1:8765" } },
});
