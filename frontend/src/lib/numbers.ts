// Numbers and dates of the interface (never of a document: its own words are shown as they are).

const LOCALES = { ar: "ar-u-nu-latn", en: "en" } as const;
// Making a format takes longer than a thousand uses of it, and tables show numbers by the thousand.
const PLAIN = { ar: new Intl.NumberFormat(LOCALES.ar), en: new Intl.NumberFormat(LOCALES.en) };

/** A number as the language groups it, in Latin digits, as the published tables have it. */
export function number(value: number, language: "ar" | "en", options?: Intl.NumberFormatOptions): string {
  return (options === undefined ? PLAIN[language] : new Intl.NumberFormat(LOCALES[language], options)).format(value);
}

/** A moment, such as when something was decided. */
export function moment(iso: string, language: "ar" | "en"): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "medium", timeStyle: "short" }).format(time);
}
