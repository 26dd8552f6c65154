// A person's choices that outlast a visit. A browser that refuses storage loses them, nothing else.

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`dalil.${name}`);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`dalil.${name}`, value);
  } catch {
    // Private windows refuse storage; the choice then holds until the page is left.
  }
}
