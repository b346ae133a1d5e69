import type { z } from 'zod';
import type { IssueRef } from '../vocabulary/refs.ts';

/** What an alert says, whichever tool sent it. */
export interface Alert {
  /** The same for everything that is sent about one problem: one incident, however often it is reported. */
  readonly key: string;
  readonly status: 'firing' | 'resolved';
  readonly title: string;
  /** A page about it, by http or https. */
  readonly url: string | null;
  /** ISO instant of the status; null if the tool does not say: then the time of arrival counts. */
  readonly at: string | null;
  /** How bad it is in the tool's own word: `critical`, `P1`. The policy says which severity that is. */
  readonly severity: string | null;
  /** What is broken, as the tool calls it. */
  readonly service: string | null;
  /** Labels or tags, which the rules of the policy can ask for. */
  readonly labels: Readonly<Record<string, string>>;
  /** The incident that it is about, when the sender knows; null to have one found or declared. */
  readonly incident: IssueRef | null;
}

/** The stored data of an alert until it is on GitHub; its time and its incident are stored separately. */
export type AlertData = Omit<Alert, 'incident' | 'at'> & {
  /** ISO instant from the sender, if it was in the future: the time of arrival counts instead. */
  readonly claimed?: string;
};

/** How a tool proves that it sent a request; `ALERT_SECRET`, or the secret of this source, is what it must know. */
export type Authentication =
  /**
   * A header with the hexadecimal HMAC-SHA256 of the body, after a prefix. It contains several while a secret is
   * being rotated.
   */
  | { readonly kind: 'hmac'; readonly header: string; readonly prefix: string }
  /** `Authorization: Bearer SECRET`. */
  | { readonly kind: 'bearer' }
  /** `Authorization: Basic …`, with any name, and the secret as the password. */
  | { readonly kind: 'basic' };

/** A tool that sends alerts to `POST /alerts/NAME`. One file exports it as default, with a sample of what it sends beside it. */
export interface AlertSource {
  /** As its makers write it. */
  readonly name: string;
  /** Any of these will do. */
  readonly authentication: readonly Authentication[];
  /** Reads the JSON that it sends: the alerts in it, none for a message about something else. */
  readonly schema: z.ZodType<readonly Alert[]>;
  /**
   * Markdown for docs/alerts.md: how to make the tool send its alerts, with the placeholders `{url}` and `{secret}`.
   */
  readonly setup: string;
}
