import type { Calendar } from '../time/calendar.ts';

/** Who said something, when (ISO), and in which comment. */
export interface Attribution {
  readonly by: string;
  readonly at: string;
  readonly comment: number;
  readonly url: string;
}

export interface Decision {
  readonly text: string;
  readonly by: string;
  readonly url: string;
}

/** Something that was moved to a day, and why. */
export interface Moved extends Decision {
  /** ISO date. */
  readonly day: string;
  readonly comment: number;
}

export interface HandOver {
  readonly login: string;
  readonly by: string;
  readonly comment: number;
}

/** What people said on the issue of an item, folded in the order in which they said it. */
export class ItemState {
  readonly calendar: Calendar;
  /** Logins in lower case that cannot be assigned here. */
  readonly unknown: ReadonlySet<string>;
  readonly redates: Moved[] = [];
  readonly snoozes: Moved[] = [];
  /** How and why it was closed by a command, as long as nobody reopened it. */
  closed: (Decision & { readonly as: 'done' | 'declined' }) | null = null;
  /** A sentence in a comment near the closing, or a pull request that was merged. */
  evidence: Decision | null = null;
  /** The owners that commands gave it, oldest first. */
  readonly handedTo: HandOver[] = [];

  constructor(calendar: Calendar, unknown: ReadonlySet<string> = new Set()) {
    this.calendar = calendar;
    this.unknown = unknown;
  }

  get owner(): HandOver | null {
    return this.handedTo.at(-1) ?? null;
  }

  close(as: 'done' | 'declined', text: string, { by, url }: Attribution): void {
    this.closed = { as, text, by, url };
  }

  redate(day: string, text: string, { by, url, comment }: Attribution): void {
    this.redates.push({ day, text, by, url, comment });
  }

  snooze(day: string, text: string, { by, url, comment }: Attribution): void {
    this.snoozes.push({ day, text, by, url, comment });
  }

  handOver(login: string, { by, comment }: Attribution): void {
    this.handedTo.push({ login, by, comment });
  }

  reopen(): void {
    this.closed = null;
    this.evidence = null;
  }
}
