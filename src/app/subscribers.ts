import { createHmac } from 'node:crypto';
import type { StatusBoard } from '../status-page/board.ts';
import { announcements } from '../status-page/statuspage-webhook.ts';
import { MINUTE } from '../vocabulary/milliseconds.ts';
import type { Receipts } from '../vocabulary/receipt.ts';
import type { Logger } from './log.ts';

/** A first send must begin this soon: a store that was rebuilt must not announce what happened last year. */
const FRESH = 60 * MINUTE;
/** A send that began this long ago and has no result was left behind by a process that ended. */
const LEFT_BEHIND = 10 * MINUTE;
/** Pauses before each further try; after the last one it is given up. */
const PAUSES = [1, 5, 15, 60, 240].map((minutes) => minutes * MINUTE);
/** By now the last try is over, also of one that another process left behind. */
const GIVEN_UP = FRESH + PAUSES.reduce((sum, pause) => sum + pause) + 2 * LEFT_BEHIND;

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
  readonly tries: number;
  /** Milliseconds. */
  readonly at: number;
}

/**
 * Sends each public update to the webhooks of the policy, once. One that a receiver does not take is tried again for a
 * few hours, whether or not the process was restarted meanwhile, and always tells how things are by then: what newer news
 * has overtaken is dropped, so that nobody hears “resolved” and then “investigating”.
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
    const news = announcements(board, now - GIVEN_UP);
    for (const { id, at } of news)
      for (const url of webhooks) {
        if (waiting.some((each) => each.url === url && each.id === id)) continue;
        const tries = await takeOn(keyOf({ url, id }), now - Date.parse(at), now);
        if (tries !== null) waiting.push({ url, id, tries, at: now });
      }
    const bodies = new Map(news.map(({ id, document }) => [id, JSON.stringify(document)]));
    const wanted = waiting.filter(({ url }) => webhooks.includes(url));
    const current = wanted.filter(({ id }) => bodies.has(id));
    const due = current.filter(({ at }) => at <= now);
    const later = current.filter(({ at }) => at > now);
    const again = await Promise.all(due.map((each) => send(each, bodies.get(each.id)!, secret, now)));
    waiting = [...later, ...again.flatMap((each) => each ?? [])];
  };

  /**
   * How often it was tried before this process takes it on: news that none has begun to send, or that one began to and is
   * gone. Null for what is not this process's to send.
   */
  async function takeOn(key: string, age: number, now: number): Promise<number | null> {
    const receipt = await receipts.begin(key, now);
    if (receipt === null && age <= FRESH) return 0;
    if (receipt !== null && (receipt.id !== null || receipt.at > now - LEFT_BEHIND)) return null;
    await receipts.note(key, { id: receipt === null ? ENDED : null, at: now });
    return receipt === null ? null : triesBy(age);
  }

  /** Resolves to what is left to do; null when it was taken or given up. */
  async function send(each: Waiting, body: string, secret: string, now: number): Promise<Waiting | null> {
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    try {
      await post(each.url, body, {
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

/** How many tries the pauses leave room for in this many milliseconds: they are not counted from the start again. */
function triesBy(age: number): number {
  let tries = 0;
  for (let passed = PAUSES[0]!; passed <= age && tries < PAUSES.length; passed += PAUSES[tries] ?? 0)
    tries += 1;
  return tries;
}

const keyOf = ({ url, id }: Pick<Waiting, 'url' | 'id'>) => `webhook ${url} ${id}`;
/** The id of a receipt for what was taken or given up: a webhook's answer names nothing. */
const ENDED = 0;
