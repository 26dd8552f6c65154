// Writes src/lib/schema.d.ts, the types of the API, from its OpenAPI description.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import openapi, { astToString } from "openapi-typescript";

const described = new URL("../../docs/reference/openapi.json", import.meta.url);
const types = new URL("../src/lib/schema.d.ts", import.meta.url);
const empty = { openapi: "3.1.0", info: { title: "dalil", version: "0" }, paths: {} };

const description = existsSync(described) ? JSON.parse(readFileSync(described, "utf-8")) : empty;
const written = astToString(await openapi(description));
if (!existsSync(types) || readFileSync(types, "utf-8") !== written) writeFileSync(types, written);
