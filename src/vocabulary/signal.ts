import type { ObjectRef } from './refs.ts';

/**
 * What an alert said. Unlike a webhook of GitHub's it cannot be read again from anywhere, so it is data and not a hint:
 * it is kept until what it says is on GitHub.
 */
export interface Signal {
  /** The same each time one alert is sent, so that it is kept once. */
  readonly id: string;
  /** The source that sent it, by the name of its file. */
  readonly source: string;
  /** The object that it is about. */
  readonly ref: ObjectRef;
  /** ISO instant at which it was sent. */
  readonly at: string;
  /** What it says, as JSON in the shape that its source chose. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** The signals that a controller still has to write to GitHub. */
export interface Signals {
  /** Those about this object that are not on GitHub yet, oldest first. */
  waiting(ref: ObjectRef): Promise<Signal[]>;
  /** Forgets a signal, once what it says is on GitHub. */
  settle(id: string): Promise<void>;
}
