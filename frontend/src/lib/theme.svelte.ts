// Light, dark, or as the system says.
import { keep, kept } from "./kept";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const chosen = $state<{ theme: Theme }>({ theme: "system" });

export function theme(): Theme {
  return chosen.theme;
}

function apply(wanted: Theme): void {
  chosen.theme = wanted;
  if (wanted === "system") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.dataset.theme = wanted;
}

export function startTheme(): void {
  const choice = THEMES.find((one) => one === kept("theme"));
  apply(choice ?? "system");
}

export function chooseTheme(wanted: Theme): void {
  apply(wanted);
  keep("theme", wanted);
}
