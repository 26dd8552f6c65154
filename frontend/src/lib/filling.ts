// Filling values into the wordings of the catalogue.

const FSI = "\u2068";
const PDI = "\u2069";

export type Values = Record<string, string | number>;

/** `wording` with each `{field}` replaced; values stand in isolates, so that none changes the order of the rest. */
export function filled(wording: string, values: Values = {}): string {
  return wording.replace(/\{(\w+)\}/g, (field, name: string) => {
    const value = values[name];
    return value === undefined ? field : `${FSI}${value}${PDI}`;
  });
}
