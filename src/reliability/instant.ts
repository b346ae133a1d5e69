const MONTH_DAY = String.raw`(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;
const DAY = new RegExp(String.raw`^\d{4}-${MONTH_DAY}$`);
const INSTANT = new RegExp(String.raw`^\d{4}-${MONTH_DAY}T${CLOCK}$`);

/** Whether a text is an instant of ISO 8601 that says its zone, on a day that exists. */
export const isInstant = (text: string) => INSTANT.test(text) && exists(text);

/** Whether a text is a day that exists: `2026-02-30` would otherwise be read as one of March. */
export const isDay = (text: string) => DAY.test(text) && exists(text);

function exists(text: string): boolean {
  const day = Number(text.slice(8, 10));
  return (
    day <= 28 || day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate()
  );
}

/** The end of a day, or the instant itself, in milliseconds: a promise for a day is kept until the day is over. */
export const endOf = (dayOrInstant: string) =>
  dayOrInstant.length === 10 ? Date.parse(dayOrInstant) + 86_400_000 - 1 : Date.parse(dayOrInstant);
