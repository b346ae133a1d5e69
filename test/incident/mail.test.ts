import { describe, expect, test } from 'vitest';
import { ownWords } from '../../src/incident/commands/mail.ts';
import { isSentFrom } from '../../src/incident/commands/sent-from.ts';
import { incidentOf, said } from './facts.ts';

describe('a command in a quoted e-mail', () => {
  const MAIL = 'From: Tomas <tomas@example.com>\nSent: Wednesday\nTo: acme/shop\n\n/incident resolved';

  test.each([
    ['alone', MAIL],
    ['below a command', `/incident ic me\n\n${MAIL}`],
  ])('%s is not followed, and answered', (_, body) => {
    const { phase, answers } = incidentOf([said('14:10', 'bo', body)]);
    expect(phase).toBe('investigating');
    expect(answers).toMatchObject([
      {
        verdict: 'problem',
        text: expect.stringContaining('`/incident resolved` is in what looks like a quoted e-mail'),
      },
    ]);
  });

  test('that somebody gave before is a quotation, and is not answered', () => {
    const [command, mail] = ['/incident resolved', MAIL];
    const { answers } = incidentOf([said('14:10', 'bo', command), said('14:11', 'ana', mail)]);
    expect(answers).toHaveLength(1);
  });

  test('is no reason to answer if there is none', () => {
    expect(incidentOf([said('14:10', 'bo', MAIL.replace('/incident ', ''))]).answers).toEqual([]);
  });
});

describe('own words', () => {
  test.each([
    'Verified by: mira@example.com\nDashboard: https://example.com/d\nDate: 2026-03-02\nThe alert fired in a drill.',
    'Sent via mobile push: the alert fired in a drill.',
    'We wrote to ops@example.com:\nthe alert fired.',
  ])('%j stays as it is', (text) => expect(ownWords(text)).toBe(text));

  test.each([
    ['The alert fired.\n\nSent from my iPhone\n', 'The alert fired.'],
    ['On Wed, Mira <mira@example.com>\nwrote:\n\n> Did it fire?\n\nIt did.', 'It did.'],
    ['It did.\n\n-- \nMira\nSRE\n\nFrom: a <a@example.com>\nSent: b\nTo: c\nDid it?', 'It did.'],
  ])('%j: %j', (text, own) => expect(ownWords(text)).toBe(own));
});

test.each([
  'Sent from my iPhone',
  'Sent from my Samsung Galaxy S24',
  'Sent from Outlook for iOS',
  'Get Outlook for iOS<https://aka.ms/o0ukef>',
  'Sent from Mail for Windows',
  'Sent with Proton Mail secure email.',
  'Von meinem iPhone gesendet',
  'Gesendet von meinem Handy',
  'Envoyé de mon iPhone',
  'Enviado desde mi iPhone',
  'Inviato da iPhone',
  'Verstuurd vanaf mijn iPhone',
])('“%s” is what a program writes', (line) => expect(isSentFrom(line)).toBe(true));

test.each([
  'Sent from my iPhone to all users',
  'Sent via mobile push to all users: please wait.',
  'Enviado aviso a todos por Gmail.',
  'Sent from the standby',
  'Gmail',
])('“%s” is what a person writes', (line) => expect(isSentFrom(line)).toBe(false));
