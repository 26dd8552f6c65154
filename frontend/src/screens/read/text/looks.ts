// How the state of a unit looks: a shape of its own for each, and a colour that repeats it.
import type { IconName } from "$parts/Icon.svelte";
import type { UnitState } from "../standing";

type Tone = "plain" | "faint" | "accent" | "good" | "bad" | "warn";

export const looks: Record<UnitState, { icon: IconName; tone: Tone }> = {
  uncoded: { icon: "dots", tone: "faint" },
  empty: { icon: "dot", tone: "faint" },
  machine: { icon: "machine", tone: "plain" },
  open: { icon: "half", tone: "warn" },
  accepted: { icon: "check", tone: "good" },
  edited: { icon: "edit", tone: "accent" },
  rejected: { icon: "cross", tone: "bad" },
  none: { icon: "none", tone: "plain" },
  question: { icon: "question", tone: "warn" },
  decided: { icon: "seal", tone: "good" },
};
