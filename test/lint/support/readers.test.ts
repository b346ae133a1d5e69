import { expect, test } from 'vitest';
import { readersOf } from '../../../src/lint/support/readers.ts';
import { read } from '../../postmortem/reading.ts';

const of = (text: string) => readersOf(read(`# The printer stood still\n\n${text}\n`));

test.each([
  ['a cluster at home', 'The homelab was dark.'],
  ['three things that people run at home', 'Jellyfin and Sonarr hung on Proxmox.'],
  ['a program that writes code', 'It ignored a rule in CLAUDE.md.'],
  ['somebody who tells it', 'I saw it. I restarted it. Then I slept.'],
])('an account for its author: %s', (_, text) => {
  expect(of(text)).toBe('author');
  for (const others of ['The on-call engineers saw it.', 'We looked. We asked. Our desk told us.'])
    expect(of(`${text} ${others}`)).toBe('team');
  expect(of(`${text}\n\nAuthors: @mia, @bo`)).toBe('team');
});

test.each([
  ['one thing at home', 'Proxmox hung.'],
  ['"I" now and then', 'I saw it. I restarted it.'],
  ['nothing', 'The printer hung.'],
])('nothing tells: %s', (_, text) => expect(of(text)).toBeNull());

test.each([
  ['customers', 'We apologize to everybody, and the team is sorry.', 'customers'],
  ['a class', 'A simulated outage of the homelab.', 'class'],
  ['a team in another language', 'Der Drucker stand still, und das Team war nicht im Homelab.', 'team'],
])('%s', (_, text, readers) => expect(of(text)).toBe(readers));
