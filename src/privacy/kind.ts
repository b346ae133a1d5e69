/** What is known beyond the text, all in lower case. */
export interface Known {
  /** Names and handles of people, without the @. */
  readonly people: readonly string[];
  /** Owners whose repositories are not public, unless `allow` names them. */
  readonly owners: readonly string[];
  /** What may be public: hosts and all below them, e-mail addresses, `owner/repository`, `owner/*`, handles. */
  readonly allow: readonly string[];
}

export const NOTHING_KNOWN: Known = { people: [], owners: [], allow: [] };

/** Offsets into the text, half-open. */
export type Range = readonly [start: number, end: number];

/** One kind of text that must not become public, as data with examples; a test reads them. */
export interface PrivateKind {
  readonly name: string;
  /** What to write instead, a short sentence. */
  readonly instead: string;
  find(text: string, known: Known): Iterable<Range>;
  /** Texts with exactly what is found in them. */
  readonly finds: readonly (readonly [text: string, ...found: string[]])[];
  /** Look-alikes in which nothing is found. */
  readonly leaves: readonly string[];
}

/** The ranges of a pattern's matches; of its first group, where it has one that took part. */
export function* matches(
  pattern: RegExp,
  text: string,
  wanted: (found: string, start: number) => boolean = () => true,
): Generator<Range> {
  for (const match of text.matchAll(pattern)) {
    const found = match[1] ?? match[0];
    const start = match.index + (match[1] === undefined ? 0 : match[0].indexOf(found));
    if (wanted(found, start)) yield [start, start + found.length];
  }
}

/** Whether a host is one of `allow`, or below one. */
export function allowsHost({ allow }: Known, host: string): boolean {
  const lower = host.toLowerCase();
  return allow.some((each) => lower === each || lower.endsWith(`.${each}`));
}
