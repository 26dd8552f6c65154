// Which key press a name such as `Mod+Shift+KeyZ` means, and how it is written for people.

export interface Press {
  code: string;
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

const ARABIC = new Map(
  Object.entries({
    KeyA: "ش", KeyB: "لا", KeyC: "ؤ", KeyD: "ي", KeyE: "ث", KeyF: "ب", KeyG: "ل", KeyH: "ا", KeyI: "ه",
    KeyJ: "ت", KeyK: "ن", KeyL: "م", KeyM: "ة", KeyN: "ى", KeyO: "خ", KeyP: "ح", KeyQ: "ض", KeyR: "ق",
    KeyS: "س", KeyT: "ف", KeyU: "ع", KeyV: "ر", KeyW: "ص", KeyX: "ء", KeyY: "غ", KeyZ: "ئ",
  }),
);
const NAMES = new Map(
  Object.entries({
    ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", Enter: "⏎", Space: "␣",
    Backspace: "⌫", Delete: "Del", Slash: "/", Period: ".", Comma: ",", BracketLeft: "[", BracketRight: "]",
    Home: "Home", End: "End", PageUp: "PgUp", PageDown: "PgDn", Tab: "Tab", Minus: "-", Equal: "=",
  }),
);
const SAME_SIGN = new Map([["؟", "?"]]);

function isSign(key: string): boolean {
  return key.length === 1;
}

/** Whether a press is the named one. A single sign (`?`) is told by what it writes, all else by its place. */
export function matches(name: string, press: Press): boolean {
  const parts = name.split("+");
  const key = parts.at(-1) ?? "";
  if (parts.includes("Mod") !== (press.ctrlKey || press.metaKey)) return false;
  if (parts.includes("Alt") !== press.altKey) return false;
  if (isSign(key)) return (SAME_SIGN.get(press.key) ?? press.key) === key;
  return parts.includes("Shift") === press.shiftKey && codeOf(press) === key;
}

/** The number pad's Enter and digits count as the others. */
function codeOf(press: Press): string {
  if (press.code === "NumpadEnter") return "Enter";
  return press.code.replace(/^Numpad(?=\d$)/, "Digit");
}

function nameOf(part: string, mac: boolean): string {
  if (part === "Mod") return mac ? "⌘" : "Ctrl";
  return NAMES.get(part) ?? part.replace(/^(Key|Digit)/, "");
}

/** The keys of a chord as they are printed on the keyboard; `arabic` adds the Arabic letter of the same key. */
export function printed(name: string, { mac = false, arabic = false } = {}): string[] {
  return name.split("+").map((part) => {
    const letter = arabic ? ARABIC.get(part) : undefined;
    return letter === undefined ? nameOf(part, mac) : `${nameOf(part, mac)} ${letter}`;
  });
}
