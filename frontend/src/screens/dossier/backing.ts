// Who stands behind a claim, in words and with a shape.
import { visible } from "$lib/hidden";
import type { Schemas } from "$lib/views.svelte";
import { t } from "$lib/words.svelte";
import type { IconName } from "$parts/Icon.svelte";

interface Backing {
  words: string;
  icon: IconName;
  tone: "plain" | "good" | "bad";
}

type Line = Schemas["DossierLineOut"];

/** Who decided, accepted, changed or made a claim. */
export function backingOf(line: Line): Backing {
  const { standing } = line.listed;
  if (standing === "decided") return decided(line);
  if (standing === "person") return byHand(line);
  const words = t(standing === "machine" ? "dossier.by_machine" : `dossier.by_machine_${standing}`, { name: maker(line) });
  if (standing === "accepted") return { words, icon: "check", tone: "good" };
  if (standing === "edited") return { words, icon: "edit", tone: "plain" };
  if (standing === "rejected") return { words, icon: "cross", tone: "bad" };
  return { words, icon: "machine", tone: "plain" };
}

function maker(line: Line): string {
  return line.listed.coder === null ? t("dossier.somebody") : visible(line.listed.coder.name);
}

function decided(line: Line): Backing {
  const name = visible(line.listed.decided_by ?? "");
  if (line.rule != null && line.rule === name) return { words: t("dossier.by_rule", { name: t(`adjudicate.rule_${name}`) }), icon: "seal", tone: "good" };
  return { words: t(line.rule === "expert" ? "dossier.by_expert" : "dossier.by_decision", { name }), icon: "seal", tone: "good" };
}

function byHand(line: Line): Backing {
  const coder = line.taken_from == null ? t("dossier.somebody") : visible(line.taken_from.name);
  const values = { name: maker(line), coder };
  if (line.taken === "accepted") return { words: t("dossier.by_taking", values), icon: "check", tone: "good" };
  if (line.taken === "edited") return { words: t("dossier.by_mending", values), icon: "edit", tone: "plain" };
  return { words: t("dossier.by_hand", values), icon: "person", tone: "plain" };
}
