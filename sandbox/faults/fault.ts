import type { Json } from '../json.ts';
import type { Chance } from './chance.ts';

/** A request on its way to GitHub. */
export interface Asked {
  readonly request: Request;
  /** From Debrief; otherwise from a person. */
  readonly own: boolean;
  readonly write: boolean;
}

/** What a fault may use of its world. Times are milliseconds of the world's clock. */
export interface Around {
  readonly chance: Chance;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Reads GitHub's true state at once, without faults; null if it does not exist. Paths begin with `/repos/`. */
  truth(path: string): Promise<Json>;
  /** Kills the App as SIGKILL does; it is started again some seconds later. */
  kill(): void;
  /** When the App was last killed and lost its memory; 0 for never. */
  killedAt(): number;
  /** Records something that Debrief must never do. */
  blame(what: string): void;
}

/** An active fault. */
export interface Trouble {
  /** Answers a request instead of GitHub. `pass` lets GitHub answer. */
  ask?(asked: Asked, pass: () => Promise<Response>): Promise<Response>;
  /** Carries a webhook. `send` delivers it, and may be called any number of times. */
  deliver?(send: () => Promise<Response>): Promise<Response>;
}

/** Something that goes wrong between Debrief and GitHub, in a file of its own. */
export interface Fault {
  /** In a few words, for the table of results. */
  readonly about: string;
  start(around: Around): Trouble;
}

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });

/** What `fetch` throws when a connection breaks. */
export const broken = (): TypeError =>
  Object.assign(new TypeError('fetch failed'), { cause: new Error('read ECONNRESET') });
