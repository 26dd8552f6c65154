// Which component shows which route; each is loaded when it is first needed.
import type { Component } from "svelte";
import type { RouteName } from "$lib/routes";

type Loader = () => Promise<{ default: Component }>;

export const SCREENS: Record<RouteName, Loader> = {
  library: () => import("../screens/library/Library.svelte"),
  read: () => import("../screens/read/Read.svelte"),
  adjudicate: () => import("../screens/adjudicate/Adjudicate.svelte"),
  reliability: () => import("../screens/reliability/Reliability.svelte"),
  samples: () => import("../screens/samples/Samples.svelte"),
  counts: () => import("../screens/reliability/Counts.svelte"),
  actors: () => import("../screens/actors/Actors.svelte"),
  dossier: () => import("../screens/dossier/Dossier.svelte"),
  graph: () => import("../screens/graph/Graph.svelte"),
  matrix: () => import("../screens/matrix/Matrix.svelte"),
  timeline: () => import("../screens/timeline/Timeline.svelte"),
  codebook: () => import("../screens/codebook/Codebook.svelte"),
  people: () => import("../screens/people/People.svelte"),
  missing: () => import("../screens/missing/Missing.svelte"),
};
