import { describe, expect, test } from 'vitest';
import { incidentOf, said } from './facts.ts';

const answerTo = (body: string) => incidentOf([said('14:10', 'bo', body)]).answers[0];

describe('a command alone in a comment that is not read', () => {
  test.each([
    ['in bold type', '**/incident ic me**', '/incident ic me'],
    ['in code', '`/incident resolved All is booked`', '/incident resolved All is booked'],
    ['after a mention', '@debrief /incident mitigated', '/incident mitigated'],
    ['as a heading', '# /incident identified', '/incident identified'],
    ['with the other slash', '\\incident mitigated', '/incident mitigated'],
    ['without its first word', '/resolved', '/incident resolved'],
    ['without its first word, for a role', '/ic me', '/incident ic me'],
    ['with a hyphen', '/incident-resolved', '/incident resolved'],
    ['in one word', '/incidentresolved', '/incident resolved'],
  ])('%s does nothing, and is answered with what to write', (_, body, wanted) => {
    expect(answerTo(body)).toMatchObject({
      verdict: 'problem',
      text: expect.stringContaining(`edit your comment: \`${wanted}\`,`),
    });
    expect(incidentOf([said('14:10', 'bo', body)])).toMatchObject({ phase: 'investigating', roles: {} });
  });

  test.each([
    'It is `/incident resolved` that closes it.',
    'I think we can say:\n\n`/incident resolved`',
    '/status is down',
    '/update fails with 500',
    '/incidents/12 is the page',
    '@bo can you look?',
    'resolved',
    '> /incident resolved',
    '/var/log is full',
  ])('“%s” is talk', (body) => expect(answerTo(body)).toBeUndefined());
});
