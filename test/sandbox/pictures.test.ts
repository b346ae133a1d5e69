import { pino } from 'pino';
import { expect, test } from 'vitest';
import { browser } from '../../sandbox/browser.ts';
import { type PlayOptions, play } from '../../sandbox/stories/play.ts';
import { readStory } from '../../sandbox/stories/read.ts';
import { difference } from '../looks.ts';

/** An incident with all that a panel shows, and its draft as nobody has touched it. */
const STORY = `
title: An incident to look at
now: 2026-04-01T14:00:00Z
policy:
  services: [{ name: checkout, runbook: "https://wiki.example/checkout" }, { name: api }]
  incidents: { warRoom: "https://meet.example/{number}" }
people: { mira: maintain, tomas: write, aiko: triage }
steps:
  - as: aiko
    open: { title: Checkout rejects cards, labels: [incident, sev1] }
  - wait: 3m
  - as: mira
    comment:
      on: incident
      body: |
        /incident ic me
        /incident comms @tomas
        /incident time started 13:48 UTC
        /incident services checkout, api
        /incident impact 60% of users cannot pay, 120k/h
  - wait: 9m
  - as: tomas
    comment: { on: incident, body: "/incident update Cards of one provider are rejected. Traffic moves to the standby. next 10m" }
  - wait: 4m
  - as: tomas
    comment: { on: incident, body: "/incident action Alert when a provider rejects more than 5% of the cards @tomas due 2026-04-20" }
  - wait: 20m
  - as: mira
    comment: { on: incident, body: "/incident mitigated The standby takes all traffic." }
  - wait: 20m
  - as: mira
    comment: { on: incident, body: "/incident resolved All payments are booked." }
  - expect: [{ on: post-mortem, state: open }]
`;

const PAGES = { panel: '/issues/2', draft: '/pull/3', check: '/pull/3/checks', findings: '/pull/3/files' };

test('the pages of an incident and its draft look as their pictures do', { timeout: 120_000 }, async () => {
  const { story, problems } = readStory('story.yml', STORY);
  expect(problems).toEqual([]);
  const page = await (await browser()).newPage({ javaScriptEnabled: false, deviceScaleFactor: 0.5 });
  const different: (string | null)[] = [];
  const atEnd: PlayOptions['atEnd'] = async (_, { github, repos }) => {
    for (const [name, path] of Object.entries(PAGES))
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${github.webUrl}/${github.owner}/${repos[0]}${path}`);
        different.push(await difference(page, `sandbox-${name}-${width}`));
      }
  };
  const { failures } = await play(story!, { log: pino({ level: 'silent' }), atEnd });
  await page.close();
  expect(failures).toEqual([]);
  expect(different).toEqual(Array(Object.keys(PAGES).length * 2).fill(null));
});
