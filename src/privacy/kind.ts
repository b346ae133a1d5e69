/** Context from outside the text, in lower case. */
export interface PrivacyContext {
  /** Names and handles (without the @) of people. */
  readonly people: readonly string[];
  /** Owners whose repositories are private unless listed in `allow`. */
  readonly owners: readonly string[];
  /** What may be public: hosts with their subdomains, e-mail addresses, `owner/repository`, `owner/*`, handles. */
  readonly allow: readonly string[];
}

export const NO_CONTEXT: PrivacyContext = { people: [], owners: [], allow: [] };

/** A half-open range of offsets into the text. */
export type Range = readonly [start: number, end: number];

/** A kind of text that must not become public, with examples that the tests check. */
export interface PrivateKind {
  readonly name: string;
  /** What to write instead: one short sentence. */
  readonly instead: string;
  find(text: string, known: PrivacyContext): Iterable<Range>;
  /** Texts, each with everything that is found in it. */
  readonly finds: readonly (readonly [text: string, ...found: string[]])[];
  /** Lookalikes in which nothing is found. */
  readonly leaves: readonly string[];
}

/** The ranges of a pattern's matches, or of the group that participates if the pattern has groups. */
export function* matches(
  pattern: RegExp,
  text: string,
  wanted: (found: string, start: number) => boolean = () => true,
): Generator<Range> {
  for (const match of text.matchAll(pattern)) {
    const group = match.slice(1).find((each) => each !== undefined);
    const found = group ?? match[0];
    const start = match.index + (group === undefined ? 0 : match[0].lastIndexOf(found));
    if (wanted(found, start)) yield [start, start + found.length];
  }
}

/** Whether a host or one of its parent domains is in `allow`. */
export function allowsHost({ allow }: PrivacyContext, host: string): boolean {
  const lower = host.toLowerCase();
  return allow.some((each) => lower === each || lower.endsWith(`.${each}`));
}
