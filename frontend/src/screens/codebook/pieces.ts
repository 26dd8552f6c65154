// The codes that a wording of the codebook names, so that they can be shown by their labels and followed.

export interface Piece {
  text: string;
  code: string | null;
}

/** Cuts a text at the codes in it. In a text of Latin letters only codes with an underscore are told from plain words. */
export function cutAtCodes(text: string, codes: ReadonlySet<string>): Piece[] {
  const isLatin = !/\p{Script=Arabic}/u.test(text);
  return text
    .split(/([a-z]+(?:_[a-z]+)*)/)
    .filter((part) => part !== "")
    .map((part) => ({ text: part, code: codes.has(part) && (part.includes("_") || !isLatin) ? part : null }));
}
