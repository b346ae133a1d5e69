import { HOUR } from '../vocabulary/milliseconds.ts';

/** What an older GitHub Enterprise Server may lack. */
export type Feature = 'sub-issues' | 'commit-by-graphql' | 'pinned-comments';

/** How long a feature counts as missing before it is tried again, in milliseconds: servers are upgraded, and 404s stray. */
const REMEMBERED = HOUR;

/** Which features a server lacks, learnt by using them. */
export class Features {
  private readonly missingUntil = new Map<Feature, number>();

  /** For those who know already: the feature is not tried. */
  assumeMissing(feature: Feature): void {
    this.missingUntil.set(feature, Number.POSITIVE_INFINITY);
  }

  /**
   * Tries `use`, unless the server is known to lack the feature.
   *
   * @param use resolves to null when GitHub answers 404, which may also mean that the object is gone
   * @param probe asks for something that only a server without the feature lacks; resolves to whether it is there
   * @param now milliseconds
   */
  async attempt<T>(
    feature: Feature,
    now: number,
    use: () => Promise<T | null>,
    probe: () => Promise<boolean>,
  ): Promise<T | null> {
    if ((this.missingUntil.get(feature) ?? 0) > now) return null;
    const done = await use();
    if (done === null && !(await probe())) this.missingUntil.set(feature, now + REMEMBERED);
    return done;
  }
}
