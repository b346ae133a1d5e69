/** Names, numbers and codes from GitHub and from us; never what people wrote, nor the name of a repository. */
export type Facts = Readonly<Record<string, string | number>>;

/** Records what happened within what, and how long it took. */
export interface Traces {
  /** Runs something as a span within the current one; `note` adds attributes to it. */
  span<T>(name: string, facts: Facts, run: (note: (facts: Facts) => void) => Promise<T>): Promise<T>;
  /** Sends what is still buffered. */
  stop(): Promise<void>;
}

export const NO_TRACES: Traces = {
  span: (_name, _facts, run) => run(() => {}),
  stop: async () => {},
};
