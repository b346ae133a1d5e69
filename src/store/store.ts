import type { Receipts } from '../vocabulary/receipt.ts';
import type { ObjectRef, Repo } from '../vocabulary/refs.ts';
import type { Signal, Signals } from '../vocabulary/signal.ts';

/** A webhook as it is kept: its id, its name, and the objects it touches. Never its payload. */
export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly refs: readonly ObjectRef[];
  /** ISO instant at which its objects are looked at once more, since GitHub's answers can lag behind its webhooks. */
  readonly again?: string;
}

/** A row of the read model: what pages and reports show of an object, without asking GitHub. */
export interface Row {
  /** `incident`, `action-item`, … */
  readonly table: string;
  /** Unique in its table among the rows of one object. */
  readonly key: string;
  /** JSON. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Processes one object. Throws to be retried; throws `Later` to be called again at a certain time. */
export type Work = (ref: ObjectRef, holds: Holds) => Promise<void>;

/**
 * Whether this worker still has the object. Not after it was silent for so long (its machine was paused) that another
 * worker took it over.
 */
export type Holds = () => Promise<boolean>;

/** Thrown by a `Work` that can go on only after so many seconds. Not a failure. */
export class Later extends Error {
  readonly seconds: number;
  constructor(seconds: number, why: string) {
    super(why);
    this.seconds = seconds;
  }
}

/** An object whose last attempt failed. */
export interface GaveUp {
  readonly ref: ObjectRef;
  readonly attempts: number;
  readonly error: Error;
}

/**
 * What may be lost without losing an incident: the inbox of deliveries, the queue of objects to look at, timers,
 * receipts, and the read model; all of it follows from GitHub. Signals alone do not, and leave only when they stand there.
 *
 * An object waits in the queue at most once and is processed by one worker at a time, across all processes that share
 * a database.
 */
export interface Store {
  /** Stores a delivery and queues what it touches, both or neither. True when the delivery is new. */
  accept(delivery: Delivery): Promise<boolean>;
  /** Writes to the database. Throws when a delivery could not be stored now, on a full disk for example. */
  check(): Promise<void>;
  /** Which of these deliveries have been stored. */
  knows(ids: readonly string[]): Promise<Set<string>>;
  /** Repositories from which a delivery came in the last `days`. */
  recentRepositories(days: number): Promise<Repo[]>;

  /** Queues an object, to be processed as soon as possible. */
  enqueue(ref: ObjectRef): Promise<void>;
  /**
   * Queues an object at an instant (ISO). Each object has one timer and the earliest instant wins. A timer is apart
   * from the queue and delays nothing; whenever the object is processed, its timer is cleared, to be set anew.
   */
  setTimer(ref: ObjectRef, at: string): Promise<void>;
  /**
   * Queues an object at an instant (ISO), whatever happens to it until then: by that time GitHub shows everywhere what
   * has just changed. Each object has one echo and the latest instant wins.
   */
  setEcho(ref: ObjectRef, at: string): Promise<void>;
  /** Starts processing the queue, the timers and the echoes. `onGaveUp` is called with each object whose last attempt failed. */
  work(run: Work, onGaveUp?: (gaveUp: GaveUp) => void): Promise<void>;
  /** How many objects wait in the queue, are being processed, and were given up. */
  counts(): Promise<{ waiting: number; active: number; givenUp: number }>;
  /** Queues again what was given up; resolves to how many objects that were. */
  retryGivenUp(): Promise<number>;

  readonly signals: SignalStore;
  readonly receipts: Receipts;
  readonly readModel: ReadModel;

  /** Lets the work in hand finish (at most `seconds`), then closes. The rest waits for the next start, the work that did not finish too. */
  close(seconds?: number): Promise<void>;
}

export interface SignalStore extends Signals {
  /**
   * Keeps a signal and queues its object, both or neither. False when it is kept already. `later`: an ISO instant for the
   * object's timer, instead of queueing it.
   */
  keep(signal: Signal, later?: string): Promise<boolean>;
}

export interface ReadModel {
  /** Replaces the rows of an object. */
  record(ref: ObjectRef, rows: readonly Row[]): Promise<void>;
  /**
   * The rows of a table, by object and key: all of them, or those whose key is not below `from`, or of objects in these
   * repositories (`acme/shop` in lower case).
   */
  rows(table: string, from?: string, repositories?: readonly string[]): Promise<Row[]>;
  /** One row; null when there is none. */
  row(table: string, key: string): Promise<Row | null>;
  /** The rows of incidents that a query asks for, the latest declared first. */
  incidents(query: IncidentQuery): Promise<Row[]>;
  /** The rows of all open incidents, for figures that name none of them. */
  open(): Promise<Row[]>;
  /** The rows of incidents, in all repositories of an owner, of which somebody told the public; the latest declared first. */
  published(owner: string): Promise<Row[]>;
  /** True when nothing has been recorded yet, or all of it was lost. */
  isEmpty(): Promise<boolean>;
  /** Forgets all rows: the next sweep of everything makes them anew. */
  clear(): Promise<void>;
}

/** Which incidents to list. What is absent does not matter. */
export interface IncidentQuery {
  /** Only those of these repositories, `acme/shop` in lower case. */
  readonly repositories: readonly string[];
  /** Each of its words is a word of the title or of a service; `check*` begins one. */
  readonly text?: string;
  readonly open?: boolean;
  /** Only those that are over and owe a post-mortem: neither merged, nor spared, nor a drill or maintenance. */
  readonly owed?: true;
  readonly severity?: string;
  /** One of its services, in any case. */
  readonly service?: string;
  readonly team?: string;
  readonly cause?: string;
  /** ISO instants between which it was declared, the second excluded. */
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

/** The words of a search, with whether each only begins one; letters and digits of any script. */
export function wordsOf(text: string): { readonly word: string; readonly begins: boolean }[] {
  const found = text.match(/[\p{L}\p{N}]+\*?/gu)?.slice(0, 20) ?? [];
  return found.map((word) => ({ word: word.replace('*', ''), begins: word.endsWith('*') }));
}

export interface StoreOptions {
  /** A Postgres server; embedded when null. */
  readonly url: string | null;
  /** Folder of the embedded database; in memory when null. */
  readonly folder: string | null;
  /** Objects processed at the same time by this process. */
  readonly concurrency?: number;
  /** Attempts after the first, with growing pauses: 2 s, 4 s, … at most 5 min. */
  readonly retries?: number;
  /** Seconds before the first repetition. */
  readonly retryDelay?: number;
  /**
   * Milliseconds, as `Date.now()`, for a rehearsal with a clock of its own. The embedded store then looks for nothing by
   * itself: whoever moves the clock calls `tick`. Postgres keeps its own time and ignores it.
   */
  readonly now?: () => number;
  /** An error in the background, or a damaged database that was set aside; the store goes on. */
  readonly onError?: (error: Error) => void;
}
