import { isGone } from './octokit-errors.ts';

/** What an older GitHub Enterprise Server, or a GitHub on a laptop, may lack. */
export type Feature = 'sub-issues' | 'commit-by-graphql';

/**
 * Which features this server has, learnt once by using them: a 404 or 410 that the caller's probe confirms is
 * remembered for as long as the process lives. One for each server.
 */
export class Features {
  private readonly lacking = new Set<Feature>();

  /** Settles it beforehand, for those who know. */
  assume(feature: Feature, there: boolean): void {
    if (there) this.lacking.delete(feature);
    else this.lacking.add(feature);
  }

  /**
   * `use` is tried unless the server is known to lack the feature; null then. A 404 alone may mean that the object
   * is gone, so `probe` asks something that only a server without the feature answers with 404.
   */
  async attempt<T>(
    feature: Feature,
    use: () => Promise<T>,
    probe: () => Promise<unknown>,
  ): Promise<T | null> {
    if (this.lacking.has(feature)) return null;
    try {
      return await use();
    } catch (error) {
      if (!isGone(error)) throw error;
      const there = await probe().then(
        () => true,
        (refusal) => !isGone(refusal),
      );
      if (there) throw error;
      this.lacking.add(feature);
      return null;
    }
  }
}
