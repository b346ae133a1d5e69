import type { z } from 'zod';
import type { IssueRef } from '../vocabulary/refs.ts';

/** What an alert says, whichever tool sent it. */
export interface Alert {
  /** The incident that it is about. */
  readonly incident: IssueRef;
  /** The same for everything that is sent about one problem: it is shown in one comment. */
  readonly key: string;
  readonly status: 'firing' | 'resolved';
  readonly title: string;
  /** A page about it, by http or https. */
  readonly url: string | null;
  /** ISO instant of the status. */
  readonly at: string;
}

/** A tool that sends alerts to `POST /alerts/NAME`. One file exports it as default, with a sample of what it sends beside it. */
export interface AlertSource {
  /** Where it puts the HMAC-SHA256 of the body: a header, and what stands in it before the hexadecimal digits. */
  readonly signature: { readonly header: string; readonly prefix: string };
  /** Reads the JSON that it sends. */
  readonly schema: z.ZodType<Alert>;
}
