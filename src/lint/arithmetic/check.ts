/** Figures in one sentence that can be checked against one another. */
export interface FigureCheck {
  /** What each match of the pattern contains: short, tried first. */
  readonly gate: RegExp;
  /** With named groups and the flag `g`. A group `shown` is what contradicts itself, if that is not the whole match. */
  readonly pattern: RegExp;
  /** Whether code is read too. */
  readonly isInCode?: boolean;
  /** What the figures give, as a sentence without its full stop; null if they agree or nobody can tell. */
  judge(groups: Readonly<Record<string, string | undefined>>): string | null;
  /** Sentences with figures that contradict one another. */
  readonly wrong: readonly string[];
  /** Similar sentences of which nothing is to be said. */
  readonly right: readonly string[];
}

/** A number in English notation; "1.234" is left out, which other languages read as a thousand. */
export const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2}(?!\d))?(?![\d.:]\d|:)`;
/** What may not come directly before a number: it would be part of a version, a clock time, a date or a name. */
export const BEFORE = String.raw`(?<![\w.,:/#$€£+-])`;
/** Units that may be mixed: "14 minutes out of 7 hours". */
export const UNIT =
  /^(?:m?s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?|[kmgt]i?b|bytes?|k|m|bn?|million|billion|thousand|percent|%)$/i;

export const numberOf = (written: string): number => Number(written.replaceAll(',', ''));

/** As few decimals as the number needs, at most one. */
export const figure = (value: number): string => String(Math.round(value * 10) / 10);

/** One of the last decimal written, as some round and some cut off: 4.2 may be 4.1 to 4.3. */
export const step = (written: string): number => 10 ** -(written.split('.')[1]?.length ?? 0);
