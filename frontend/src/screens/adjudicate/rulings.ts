// Decisions by rule, told in words, and the order that decisions were made in.
import { visible } from "$lib/hidden";
import { moment } from "$lib/numbers";
import { language, t } from "$lib/words.svelte";
import { listed } from "./listed";
import type { Cases, Decision, LeftBy, Stand } from "./records";

const RULES = new Set(["unanimous", "majority", "expert_coder"]);

/** One entry of a unit's history. */
export interface Told {
  decision: Decision;
  aside: boolean;
}

/** Whether a rule decided, not a person. */
export function isByRule(made: Pick<Stand, "rule">): boolean {
  return RULES.has(made.rule);
}

/** Who or what decided what stands. */
export function decidedWords(decision: Decision): string {
  if (isByRule(decision)) return t("adjudicate.decided_by_rule", { rule: t(`adjudicate.rule_${decision.rule}`) });
  return t("adjudicate.decided_by", whoAndWhen(decision));
}

/** Why a rule leaves a unit to people. */
export function leftWords(left: LeftBy): string {
  const said = t("adjudicate.left", { rule: t(`adjudicate.rule_${left.rule}`), reason: t(`adjudicate.left_${left.left}`) });
  if (left.differs.length === 0) return said;
  return `${said} (${listed(left.differs.map((trait) => t(`adjudicate.trait_${trait}`)))})`;
}

/** What one decision of the history did. */
export function historyWords({ decision, aside }: Told): string {
  const claims = decision.claims.length;
  if (aside) return t("adjudicate.history_aside", whoAndWhen(decision));
  if (isUnruled(decision)) return t("adjudicate.history_unruled", { rule: t(`adjudicate.rule_${decision.decided_by}`), reason: t(`adjudicate.left_${decision.note}`) });
  if (decision.rule === "withdrawn") return t("adjudicate.history_withdrawn", whoAndWhen(decision));
  if (isByRule(decision)) return t("adjudicate.history_ruled", { rule: t(`adjudicate.rule_${decision.rule}`), claims });
  return t("adjudicate.history_decided", { ...whoAndWhen(decision), claims });
}

/** Whether a rule took its own decision back; its note is then the reason. */
export function isUnruled(decision: Decision): boolean {
  return decision.rule === "withdrawn" && decision.at === null;
}

/** Every decision and every one refused, the latest first. A rule's carries no time: it keeps its place in the chain. */
export function historyOf(cases: Cases): Told[] {
  let last = "";
  const chain = cases.decisions.map((decision) => ({ decision, aside: false, at: (last = decision.at ?? last) }));
  const asides = cases.asides.map(({ decision }) => ({ decision, aside: true, at: decision.at ?? "" }));
  return [...asides, ...chain].reverse().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function whoAndWhen(decision: Decision): { name: string; at: string } {
  return { name: visible(decision.decided_by), at: decision.at ? moment(decision.at, language()) : "–" };
}
