import { describe, expect, test } from 'vitest';
import { readReport } from '../../src/incident/report-form.ts';
import { policySchema } from '../../src/policy/schema.ts';

const AT = '2026-04-01T14:00:00Z';
const policy = policySchema.parse({ services: [{ name: 'checkout' }, { name: 'api' }] });
const read = (body: string) => readReport(body, AT, policy);

describe('the incident form', () => {
  test.each([
    [
      'headings with emoji',
      '### 🔥 Severity\n\nSEV1 (critical)\n\n### 🧩 Services\n\ncheckout, API',
      { severity: 'SEV1', services: ['checkout', 'api'] },
    ],
    [
      'line endings of Windows',
      '### Severity\r\n\r\nsev 2\r\n\r\n### Services\r\n\r\napi\r\ncheckout',
      { severity: 'SEV2', services: ['api', 'checkout'] },
    ],
    [
      'boxes, some of them ticked',
      '### Affected services\n\n- [X] api\n- [ ] checkout',
      { services: ['api'] },
    ],
    ['boxes, none of them ticked', '### Services\n\n- [ ] api\n- [ ] checkout', {}],
    [
      'a list with a service that the policy does not know',
      '### Services\n\n- billing\n- checkout',
      { services: ['checkout'] },
    ],
    ...['When did it begin?', 'Beginning', 'Since when?', 'Start time', 'Began at'].map(
      (question): [string, string, object] => [
        `the start, asked for as “${question}”`,
        `### ${question}\n\n13:40 UTC`,
        { started: '2026-04-01T13:40:00Z' },
      ],
    ),
    [
      'a start in a zone of its own',
      '### When did it start?\n\n15:40 CEST',
      { started: '2026-04-01T13:40:00Z' },
    ],
    [
      'a start with a place',
      '### Started\n\n2026-04-01 09:10 America/New_York',
      { started: '2026-04-01T13:10:00Z' },
    ],
    ['a start that lies ahead', '### Started\n\n2026-04-02 09:00 UTC', {}],
    ['no time at all', '### Started\n\nthis morning, I think', {}],
    [
      'what users feel, from which the severity follows',
      '### Severity\n\nI do not know yet\n\n### What do users feel?\n\nThe site is down',
      { severity: 'SEV1', impact: 'The site is down' },
    ],
    ['a drill', '### Kind\n\nA drill', { kind: 'drill' }],
  ])('reads %s', (_what, body, expected) => {
    expect(read(body)).toEqual(expected);
  });

  test.each(['_No response_', 'n/a', 'N/A', 'none', 'unknown', '-', '…', ''])(
    'takes %j for no answer',
    (answer) => {
      const questions = ['Severity', 'Services', 'Started', 'Impact', 'Kind'];
      expect(read(questions.map((question) => `### ${question}\n\n${answer}\n`).join('\n'))).toEqual({});
    },
  );
});
