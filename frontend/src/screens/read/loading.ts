// Loads a source into the reader: the text first, so that reading can begin, then its units and what was coded.
import { call } from "$lib/api";
import type { CodingOut, CodingsOut, SourceOut, TextOut, UnitsOut } from "$lib/records";
import type { Reading } from "./state.svelte";

function ask<T>(id: string, part = "", signal?: AbortSignal): Promise<T> {
  const path = part === "" ? "/api/sources/{id}" : `/api/sources/{id}/${part}`;
  return call<T>("get", path, { path: { id }, signal });
}

/** Fills a reading, part after part. */
export async function load(reading: Reading, signal?: AbortSignal): Promise<void> {
  const source = ask<SourceOut>(reading.id, "", signal).then((found) => (reading.source = found));
  const text = ask<TextOut>(reading.id, "text", signal).then((found) => (reading.text = found.text));
  const units = text.then(() => ask<UnitsOut>(reading.id, "units", signal)).then((found) => {
    reading.units = found.units;
    reading.headings = found.headings;
    reading.blocks = found.blocks;
  });
  await Promise.all([source, text, units]);
  await loadCodings(reading, signal);
}

/** Fetches what was coded, anew or for the first time. */
export async function loadCodings(reading: Reading, signal?: AbortSignal): Promise<void> {
  const found = await ask<CodingsOut>(reading.id, "codings", signal);
  const byUnit = new Map<string, CodingOut[]>();
  for (const coding of found.codings) {
    const known = byUnit.get(coding.unit_id);
    if (known === undefined) byUnit.set(coding.unit_id, [coding]);
    else known.push(coding);
  }
  reading.blind = found.blind;
  reading.take(byUnit, found.decisions.map((one) => one.unit_id), new Set(found.silent.flatMap((one) => one.unit_ids)));
}
