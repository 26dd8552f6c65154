// The addresses of the workbench.

export const ROUTES = {
  library: "/library",
  read: "/read/:source",
  adjudicate: "/adjudicate",
  reliability: "/reliability",
  samples: "/samples",
  counts: "/counts",
  actors: "/actors",
  dossier: "/dossier",
  graph: "/graph",
  matrix: "/matrix",
  timeline: "/timeline",
  codebook: "/codebook",
  people: "/people",
} as const;

export type ScreenName = keyof typeof ROUTES;
export type RouteName = ScreenName | "missing";

export interface Match {
  name: RouteName;
  fields: Record<string, string>;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function fieldsOf(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const parts = path.split("/");
  if (wanted.length !== parts.length) return null;
  const fields: Record<string, string> = {};
  for (const [place, want] of wanted.entries()) {
    const part = parts[place] ?? "";
    if (want.startsWith(":") && part !== "") fields[want.slice(1)] = decoded(part);
    else if (want !== part) return null;
  }
  return fields;
}

/** The route that `path` names; the first page is the library. */
export function matched(path: string): Match {
  const plain = path.length > 1 ? path.replace(/\/+$/, "") : path;
  if (plain === "/") return { name: "library", fields: {} };
  for (const [name, pattern] of Object.entries(ROUTES)) {
    const fields = fieldsOf(pattern, plain);
    if (fields !== null) return { name: name as ScreenName, fields };
  }
  return { name: "missing", fields: {} };
}

/** The address of a screen, as `to("read", { source: id }, { unit: id })`. */
export function to(name: ScreenName, fields: Record<string, string> = {}, query: Record<string, string> = {}): string {
  const path = ROUTES[name].replace(/:(\w+)/g, (_, field: string) => encodeURIComponent(fields[field] ?? ""));
  const asked = new URLSearchParams(query);
  return asked.size > 0 ? `${path}?${asked}` : path;
}
