/** Names, numbers and codes of GitHub's and our own; never what people wrote, nor the name of a repository. */
export type Facts = Readonly<Record<string, string | number>>;

/** Where it is noted how long things took, and what within what. */
export interface Traces {
  /** Runs something as a span within the one that is under way; `note` adds what is learned meanwhile. */
  span<T>(name: string, facts: Facts, run: (note: (facts: Facts) => void) => Promise<T>): Promise<T>;
  /** Sends what has not been sent yet. */
  stop(): Promise<void>;
}

export const NO_TRACES: Traces = {
  span: (_name, _facts, run) => run(() => {}),
  stop: async () => {},
};
