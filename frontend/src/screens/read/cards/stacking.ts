// Where cards stand beside the text: each level with its unit, none over another; the current one gives way to none.

export interface Wanted {
  id: string;
  /** Where it should stand, from the top of the text. */
  top: number;
  height: number;
}

/** The tops of the cards, in their order; `fixed` stands where it should, the others make room for it. */
export function stacked(cards: readonly Wanted[], fixed: string | null, gap: number): number[] {
  const tops: number[] = [];
  const anchor = cards.findIndex((card) => card.id === fixed);
  const from = Math.max(0, anchor);
  for (let place = from; place < cards.length; place += 1) {
    const card = cards[place];
    const above = place === from ? null : cards[place - 1];
    const least = above === null || above === undefined ? -Infinity : (tops[place - 1] ?? 0) + above.height + gap;
    tops[place] = Math.max(card?.top ?? 0, least);
  }
  for (let place = from - 1; place >= 0; place -= 1) {
    const card = cards[place];
    const most = (tops[place + 1] ?? 0) - gap - (card?.height ?? 0);
    tops[place] = Math.min(card?.top ?? 0, most);
  }
  return tops;
}
