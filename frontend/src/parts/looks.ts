// How the state of a claim or a unit looks: a shape of its own for each, and a colour that repeats it.
import type { IconName } from "./Icon.svelte";

type Tone = "plain" | "faint" | "accent" | "good" | "bad" | "warn";

export const looks = {
  uncoded: { icon: "dots", tone: "faint" },
  empty: { icon: "dot", tone: "faint" },
  machine: { icon: "machine", tone: "plain" },
  other: { icon: "person", tone: "plain" },
  own: { icon: "person", tone: "accent" },
  open: { icon: "half", tone: "warn" },
  accepted: { icon: "check", tone: "good" },
  edited: { icon: "edit", tone: "accent" },
  rejected: { icon: "cross", tone: "bad" },
  none: { icon: "none", tone: "plain" },
  question: { icon: "question", tone: "warn" },
  decided: { icon: "seal", tone: "good" },
} as const satisfies Record<string, { icon: IconName; tone: Tone }>;
