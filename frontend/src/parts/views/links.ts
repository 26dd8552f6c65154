// Links of the network in words.
import { called, coded, figure, type Named, type Schemas } from "$lib/views.svelte";
import { t } from "$lib/words.svelte";

export type Link = Schemas["LinkOut"];

/** The polarity that most claims of a link have. */
export function mainPolarity(link: Link): string {
  return link.polarities[0]?.code ?? "asserted";
}

/** How many claims of a link deny what the others assert. */
export function denied(link: Link): number {
  return link.polarities.find((one) => one.code === "denied")?.count ?? 0;
}

/** The short words on a link: its claims, and how many of them deny. */
export function countLabel(link: Link): string {
  const no = denied(link);
  return no === 0 ? figure(link.claims) : t("views.with_denied", { count: figure(link.claims), denied: figure(no) });
}

/** A link in one line. */
export function linkSentence(link: Link, actors: Map<string, Named>): string {
  const key = link.is_mutual ? "views.mutual_link" : "views.link";
  return t(key, {
    giver: called(actors.get(link.giver), link.giver),
    receiver: called(actors.get(link.receiver), link.receiver),
    family: coded("families", link.family ?? ""),
  });
}
