// Why figures were refused, each reason once and numbered.

export interface Reason {
  key: string;
  values: readonly (readonly string[])[];
}

export interface Reasons {
  all: readonly Reason[];
  /** The number of a reason, from 1. */
  at: (reason: Reason) => number;
}

/** The reasons among some, in the order in which they first come. */
export function refusals(found: readonly (Reason | null)[]): Reasons {
  const named = new Map<string, Reason>();
  for (const one of found) if (one !== null) named.set(JSON.stringify([one.key, one.values]), one);
  const order = [...named.keys()];
  return { all: [...named.values()], at: (reason) => order.indexOf(JSON.stringify([reason.key, reason.values])) + 1 };
}
