import type { Creations } from '../vocabulary/creations.ts';
import type { LabelNames } from '../vocabulary/label-names.ts';
import type { Receipts } from '../vocabulary/receipt.ts';
import type { ObjectRef, Repo } from '../vocabulary/refs.ts';
import type { Refusals } from '../vocabulary/refusals.ts';
import type { Rename, Renames } from '../vocabulary/renames.ts';
import type { Signal, Signals } from '../vocabulary/signal.ts';
import type { Origin } from './priority.ts';

/** A webhook as it is stored: its id, its name, and the objects it touches. Never its payload. */
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

/**
 * Processes one object; `origin` is what asks for what follows from it. Throws to be retried; throws `RetryAfter` to be
 * called again at a certain time, and `LastingFailure` to be called only when something else asks for the object.
 */
export type Work = (ref: ObjectRef, holds: Holds, origin: Origin) => Promise<void>;

/**
 * Whether this worker still owns the object. False after a pause (of its machine, say) so long that another worker
 * took over.
 */
export type Holds = () => Promise<boolean>;

/** Thrown by a `Work` that can continue only after this many seconds. Not a failure. */
export class RetryAfter extends Error {
  readonly seconds: number;
  constructor(seconds: number, why: string) {
    super(why);
    this.seconds = seconds;
  }
}

/**
 * Thrown by a `Work` when trying again soon would change nothing: the object is given up after this one attempt, and
 * `retryGivenUp` leaves it alone for this many seconds.
 */
export class LastingFailure extends Error {
  readonly seconds: number;
  constructor(why: string, { cause, seconds = 0 }: { cause?: unknown; seconds?: number } = {}) {
    super(why, { cause });
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
 * Data that can be lost without losing an incident: the inbox of deliveries, the queue of objects to look at, timers,
 * receipts, refusals, and the read model; all of it can be derived from GitHub. Only three things cannot: signals, which are kept
 * until they are written to GitHub; former names of labels, without which a policy must be given the new ones; and those
 * of repositories, without which what was written before a rename is about a repository that Debrief does not know.
 *
 * An object waits in the queue at most once and is processed by one worker at a time, across all processes that share
 * a database.
 */
export interface Store {
  /** Stores a delivery and queues what it touches, both or neither. True if the delivery is new. */
  accept(delivery: Delivery): Promise<boolean>;
  /** Writes to the database. Throws if a delivery could not be stored now, for example because the disk is full. */
  check(): Promise<void>;
  /** Which of these deliveries are stored. */
  knows(ids: readonly string[]): Promise<Set<string>>;
  /** Repositories that sent a delivery in the last `days`. */
  recentRepositories(days: number): Promise<Repo[]>;

  /**
   * What a repository, or all of an account's, has waiting (timers, signals, objects in the queue) and its rows go on
   * under another name. Where there is something under that name already, it is newer, and stays. `again`: it was followed
   * before, so the rows are read, which is slow, only if one is stored under the former name.
   */
  renamed(rename: Rename, how?: { readonly again: boolean }): Promise<void>;

  /**
   * Queues an object, to be processed as soon as possible: what just happened in an incident first, what a sweep found
   * last. One that waits already is moved forward, never back.
   */
  enqueue(ref: ObjectRef, origin?: Origin): Promise<void>;
  /**
   * Queues an object at an instant (ISO). Each object has one timer and the earliest instant wins. A timer is
   * separate from the queue and delays nothing; processing the object clears its timer, which is then set again.
   */
  setTimer(ref: ObjectRef, at: string): Promise<void>;
  /**
   * Queues an object at an instant (ISO), whatever happens to it until then: by that time, all of GitHub's replicas
   * show what just changed. Each object has one echo and the latest instant wins.
   */
  setEcho(ref: ObjectRef, at: string): Promise<void>;
  /** Starts processing the queue, the timers and the echoes. `onGaveUp` is called with each object whose last attempt failed. */
  work(run: Work, onGaveUp?: (gaveUp: GaveUp) => void): Promise<void>;
  /** How many objects wait in the queue, are being processed, and were given up; and how many signals wait. */
  counts(): Promise<{ waiting: number; active: number; givenUp: number; signals: number }>;
  /** Requeues what was given up, unless it is to be left alone for now; resolves to the number of objects. */
  retryGivenUp(): Promise<number>;

  /**
   * Deletes what nobody needs any more: deliveries of more than a month ago, receipts of more than a day ago, and refusals
   * that were not met for a month.
   */
  tidy(): Promise<void>;

  readonly signals: SignalStore;
  readonly receipts: Receipts;
  readonly refusals: Refusals;
  readonly creations: Creations;
  readonly labelNames: LabelNames;
  readonly renames: Renames;
  readonly readModel: ReadModel;

  /**
   * Waits at most `seconds` for the work in progress, then closes. The rest, unfinished work included, waits for the
   * next start.
   */
  close(seconds?: number): Promise<void>;
}

export interface SignalStore extends Signals {
  /**
   * Keeps a signal and queues its object, both or neither. False if it is already stored. `later`: an ISO instant for
   * the object's timer, instead of queueing it.
   */
  keep(signal: Signal, later?: string): Promise<boolean>;
  /** The objects that signals wait for, each once. */
  objects(): Promise<ObjectRef[]>;
}

export interface ReadModel {
  /** Replaces the rows of an object. */
  record(ref: ObjectRef, rows: readonly Row[]): Promise<void>;
  /**
   * The rows of a table, by object and key: all of them, or those whose key is not below `from`, or of objects in these
   * repositories (`acme/shop` in lower case).
   */
  rows(table: string, from?: string, repositories?: readonly string[]): Promise<Row[]>;
  /** One row; null if there is none. */
  row(table: string, key: string): Promise<Row | null>;
  /** The rows of incidents that match a query, the latest declared first. */
  incidents(query: IncidentQuery): Promise<Row[]>;
  /** The rows of all open incidents, for figures that name none of them. */
  open(): Promise<Row[]>;
  /** The rows of incidents with a public update, in all repositories of an owner, the latest declared first. */
  published(owner: string): Promise<Row[]>;
  /** True if nothing has been recorded yet, or all of it was lost. */
  isEmpty(): Promise<boolean>;
  /** Deletes all rows: the next full sweep restores them. */
  clear(): Promise<void>;
}

/** Which incidents to list. Absent fields do not filter. */
export interface IncidentQuery {
  /** Only those of these repositories, `acme/shop` in lower case. */
  readonly repositories: readonly string[];
  /** Words that must all occur in the title or a service; `check*` matches a prefix. */
  readonly text?: string;
  readonly open?: boolean;
  /**
   * Only those that are over and owe a post-mortem: it is neither merged nor waived, and they were no drill or
   * maintenance.
   */
  readonly owed?: true;
  readonly severity?: string;
  /** One of its services, ignoring case. */
  readonly service?: string;
  readonly team?: string;
  readonly cause?: string;
  /** ISO instants between which it was declared, the second excluded. */
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

/** The words of a search, and whether each is only a prefix; letters and digits of any script. */
export function wordsOf(text: string): { readonly word: string; readonly begins: boolean }[] {
  const found = text.match(/[\p{L}\p{N}]+\*?/gu)?.slice(0, 20) ?? [];
  return found.map((word) => ({ word: word.replace('*', ''), begins: word.endsWith('*') }));
}

export interface StoreOptions {
  /** A Postgres server; embedded when null. */
  readonly url: string | null;
  /** Folder of the embedded database; in memory when null. */
  readonly folder: string | null;
  /** Attempts after the first, with growing pauses: 2 s, 4 s, … at most 5 min. */
  readonly retries?: number;
  /** Seconds before the first retry. */
  readonly retryDelay?: number;
  /**
   * Milliseconds, as `Date.now()`, for a rehearsal with its own clock. The embedded store then polls for nothing:
   * moving the clock includes calling `tick`. Postgres keeps its own time and ignores it.
   */
  readonly now?: () => number;
  /** An error in the background, or a damaged database that was moved aside; the store keeps working. */
  readonly onError?: (error: Error) => void;
}
