import type { Chance } from '../sandbox/faults/chance.ts';
import type { Json } from '../sandbox/json.ts';

/** What people can do in a life. Paths are below the repository. */
export interface Stage {
  readonly chance: Chance;
  act(who: string, method: string, path: string, body?: unknown): Promise<Json>;
  /** A comment; resolves to its id. */
  say(who: string, issue: number, body: string): Promise<number>;
  /** The issue that Debrief opened for the report. Throws when there is none. */
  incident(): Promise<number>;
  /** The post-mortem's pull request, with its one file. Throws when there is none. */
  postMortem(): Promise<{ number: number; branch: string; path: string; sha: string }>;
  /** Issues of action items. */
  items(): Promise<number[]>;
  /** Lets some seconds pass. */
  wait(seconds: number): Promise<void>;
}

/** What people do at one time. Between two of these half an hour passes: time for two sweeps and most waits. */
type Chapter = (stage: Stage) => Promise<void>;

const REPORT = 1;

/**
 * One incident, from the label to the action items. What people do differs from life to life, by chance, and never
 * depends on what Debrief has done: so two lives with the same seed differ only by what went wrong.
 */
export const LIFE: readonly Chapter[] = [
  async ({ act, chance, wait }) => {
    await act('aiko', 'POST', '/issues', {
      title: 'Checkout rejects cards',
      body: 'Cards are declined since lunch.',
    });
    await wait(chance.between(5, 60));
    const severity = chance.pick(['sev1', 'sev2', 'sev3']);
    // Together, or one after the other: then two webhooks make Debrief look twice in a row.
    const labels = chance.next() < 0.5 ? [[severity, 'incident']] : [[severity], ['incident']];
    for (const some of labels) {
      await act('aiko', 'POST', `/issues/${REPORT}/labels`, { labels: some });
      await wait(chance.pick([0.2, 1, 3]));
    }
  },
  async ({ say, incident, chance, wait, act }) => {
    const number = await incident();
    const first = await say(
      'mira',
      number,
      'I have it.\n\n/incident ic me\n/incident time started 12:45 UTC',
    );
    await wait(chance.pick([0.1, 2, 30]));
    await say('passer-by', number, '/incident resolved');
    await say('tomas', number, '/incident dri me');
    if (chance.next() < 0.5) {
      await wait(chance.pick([1, 20]));
      await act('mira', 'PATCH', `/issues/comments/${first}`, {
        body: 'I have it, with Tomas.\n\n/incident ic me\n/incident time started 12:40 UTC',
      });
    }
    if (chance.next() < 0.5) await say('passer-by', number, '/incident ic me');
  },
  async ({ say, incident, chance, wait }) => {
    const number = await incident();
    await say('tomas', number, '/incident update One payment in three is rejected.');
    if (chance.next() < 0.5) await say('aiko', number, 'Support has a text for customers.');
    await wait(chance.pick([0.5, 5]));
    await say('aiko', number, '/incident udpate The wrong word.');
    if (chance.next() < 0.4) await say('mira', number, '/incident sev 1 Every card is declined');
    if (chance.next() < 0.4) await say('aiko', REPORT, '/incident update In the wrong place.');
  },
  async ({ say, incident, chance, wait }) => {
    const number = await incident();
    await say('tomas', number, '/incident mitigated The new certificate is in place.');
    await wait(chance.pick([0.3, 4, 90]));
    if (chance.next() < 0.5)
      await say('mira', number, '/incident action Alert on expiry @mira due 2026-03-20');
  },
  async ({ say, incident, chance, wait }) => {
    const number = await incident();
    await say('mira', number, '/incident resolved All payments are booked.');
    if (chance.next() < 0.5) {
      await wait(chance.pick([0.5, 2]));
      await say('aiko', number, 'Customers confirm it.');
    }
  },
  async ({ act, postMortem, incident }) => {
    const { number, branch, path, sha } = await postMortem();
    const content = Buffer.from(document(await incident())).toString('base64');
    await act('tomas', 'PUT', `/contents/${path}`, {
      message: 'Write up what happened',
      content,
      sha,
      branch,
    });
    await act('mira', 'POST', `/issues/${number}/comments`, { body: 'Reads well.' });
  },
  async ({ act, postMortem, chance, wait }) => {
    const { number } = await postMortem();
    if (chance.next() < 0.3) {
      await act('mira', 'PATCH', `/pulls/${number}`, { state: 'closed' });
      await wait(chance.pick([1, 60]));
      await act('mira', 'PATCH', `/pulls/${number}`, { state: 'open' });
      await wait(2);
    }
    await act('mira', 'PUT', `/pulls/${number}/merge`);
  },
  async ({ act, items, incident, say }) => {
    const [first] = await items();
    if (first) await act('tomas', 'PATCH', `/issues/${first}`, { state: 'closed' });
    await say('aiko', await incident(), 'Thank you all.');
  },
];

const document = (incident: number): string => `---
title: Checkout rejects cards
date: 2026-03-01
severity: SEV2
incident: ${incident}
---

# Checkout rejects cards

## Summary

Cards were declined until a new certificate was in place.

## Timeline

- 2026-03-01 12:45 UTC: impact started
- 1.05pm UTC: support hears of the first declined card
- 2026-03-01 14:40 UTC: resolved

## Action items

- [ ] @tomas: Renew client certificates by the job that renews the servers' by 2026-03-20
- [ ] @mira: Alert when a client certificate has fewer than 14 days left by 2026-03-15
- [ ] @aiko: Write the runbook for issuing a certificate by hand by 2026-03-22
`;
