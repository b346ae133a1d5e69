import type { Json } from '../json.ts';
import type { Chance } from './chance.ts';

/** A request on its way to GitHub. */
export interface Asked {
  readonly request: Request;
  /** Debrief asks it; otherwise a person does. */
  readonly own: boolean;
  readonly write: boolean;
}

/** What a fault may use of the world around it. Times are milliseconds of the world's own clock. */
export interface Around {
  readonly chance: Chance;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Reads as GitHub itself knows it, at once; null when it is not there. Paths begin with `/repos/`. */
  truth(path: string): Promise<Json>;
  /** Ends the App as SIGKILL does; it is started again some seconds later. */
  kill(): void;
  /** When the App was last killed; it has forgotten what it was told before. 0 for never. */
  killedAt(): number;
  /** Notes something that Debrief must never do. */
  blame(what: string): void;
}

/** A fault at work. */
export interface Trouble {
  /** Answers a request in GitHub's place. `pass` has GitHub answer it. */
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
