import { createHmac } from 'node:crypto';
import type { StatusBoard } from '../status-page/board.ts';
import { announcements } from '../status-page/statuspage-webhook.ts';
import type { Receipts } from '../vocabulary/receipt.ts';
import type { Logger } from './log.ts';

const MINUTE = 60_000;
/** What is older is not news: a store that was rebuilt must not announce what happened last year. */
const FRESH = 60 * MINUTE;
/** A send that was begun this long ago, and of which nothing was heard, was left behind by a process that ended. */
const LEFT_BEHIND = 10 * MINUTE;
/** Pauses before each further try; after the last one it is given up. */
const PAUSES = [1, 5, 15, 60, 240].map((minutes) => minutes * MINUTE);

export interface SubscriberOptions {
  /** What bodies are signed with; null when nothing is sent. */
  readonly secret: string | null;
  /** So that each is sent once, by one of all processes. */
  readonly receipts: Pick<Receipts, 'begin' | 'note'>;
  readonly post: (url: string, body: string, headers: Readonly<Record<string, string>>) => Promise<void>;
  readonly log: Logger;
}

interface Waiting {
  readonly url: string;
  readonly id: string;
  readonly body: string;
  readonly tries: number;
  /** Milliseconds. */
  readonly at: number;
}

/**
 * Sends each public update to the webhooks of the policy, once. One that a receiver does not take is tried again for a
 * few hours; after a restart only within the first hour, in which it is news.
 */
export function subscribers({ secret, receipts, post, log }: SubscriberOptions) {
  let waiting: Waiting[] = [];
  let isWarned = false;
  return async (board: StatusBoard): Promise<void> => {
    const { webhooks } = board.settings;
    const now = Date.parse(board.at);
    if (secret === null) {
      if (webhooks.length > 0 && !isWarned)
        log.warn('statusPage.webhooks: nothing is sent without a STATUS_WEBHOOK_SECRET');
      isWarned = true;
      return;
    }
    for (const { id, document } of announcements(board, now - FRESH))
      for (const url of webhooks) {
        if (waiting.some((each) => each.url === url && each.id === id)) continue;
        if (await isMine(keyOf({ url, id }), now))
          waiting.push({ url, id, body: JSON.stringify(document), tries: 0, at: now });
      }
    const due = waiting.filter(({ at, url }) => at <= now && webhooks.includes(url));
    const later = waiting.filter(({ at, url }) => at > now && webhooks.includes(url));
    const again = await Promise.all(due.map((each) => send(each, secret, now)));
    waiting = [...later, ...again.flatMap((each) => each ?? [])];
  };

  /** Whether this process sends it: no process has begun to, or the one that did is gone and never finished. */
  async function isMine(key: string, now: number): Promise<boolean> {
    const receipt = await receipts.begin(key, now);
    if (receipt === null) return true;
    if (receipt.id !== null || receipt.at > now - LEFT_BEHIND) return false;
    await receipts.note(key, { id: null, at: now });
    return true;
  }

  /** Resolves to what is left to do; null when it was taken or given up. */
  async function send(each: Waiting, secret: string, now: number): Promise<Waiting | null> {
    const signature = createHmac('sha256', secret).update(each.body).digest('hex');
    try {
      await post(each.url, each.body, {
        'content-type': 'application/json',
        'user-agent': 'debrief',
        'x-debrief-delivery': each.id,
        'x-debrief-signature-256': `sha256=${signature}`,
      });
      await receipts.note(keyOf(each), { id: ENDED, at: now });
      return null;
    } catch (error) {
      const pause = PAUSES[each.tries];
      const { host } = new URL(each.url);
      log.warn(
        { err: error, host, again: pause !== undefined },
        'a webhook of the status page was not taken',
      );
      const isOver = pause === undefined;
      await receipts.note(keyOf(each), { id: isOver ? ENDED : null, at: isOver ? now : now + pause });
      return isOver ? null : { ...each, tries: each.tries + 1, at: now + pause };
    }
  }
}

const keyOf = ({ url, id }: Pick<Waiting, 'url' | 'id'>) => `webhook ${url} ${id}`;
/** The id of a receipt for what was taken or given up: a webhook's answer names nothing. */
const ENDED = 0;
