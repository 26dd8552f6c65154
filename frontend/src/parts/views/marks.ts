// A mark of a view: what it is called, and the claims it counts.
import type { Link } from "./links";

export interface Mark {
  title: string;
  /** Filters of the API, over those of the page. */
  query: Record<string, unknown>;
}

/** The filters that leave just the claims of a link; mutual claims run either way. */
export function linkQuery(page: Record<string, unknown>, link: Link): Record<string, unknown> {
  const relations = link.relations.map((one) => one.code);
  const ends = link.is_mutual
    ? { between: [link.giver, link.receiver] }
    : { givers: [link.giver], receivers: [link.receiver] };
  return { ...page, ...ends, relations };
}
