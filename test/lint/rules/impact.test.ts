import { describe, expect, test } from 'vitest';
import { lintText } from '../../../src/lint/engine.ts';
import { rules } from '../../../src/lint/rules/index.ts';
import { DEFAULT_POLICY } from '../../../src/policy/default.ts';

/** The source texts that one rule of the family reports of a document. */
function reported(name: string, text: string): string[] {
  const result = lintText(text, 'postmortems/2026-03-02-uploads.md', {
    policy: DEFAULT_POLICY,
    today: '2026-04-15',
    profile: 'strict',
    rules: rules.filter(({ id }) => id === `impact/${name}`),
    assumePostMortem: true,
  });
  return result.findings.map(({ span }) => text.slice(span.start, span.end));
}

const impact = (text: string) => `# Uploads failed\n\n## Impact\n\n${text}\n`;

describe('impact/vague-quantities', () => {
  test.each([
    ['A handful of customers called.', ['A handful of customers']],
    ['Most of the requests failed.', ['Most of the requests']],
    ['It took several hours to recover.', ['several hours']],
    ['Checkout was down for quite some time.', ['for quite some time']],
    ['There was some downtime.', ['some downtime']],
    ['The site was slow for hours.', ['for hours']],
    ['An unknown but small number of paid orders was lost.', []],
  ])('reads “%s”', (text, words) => {
    expect(reported('vague-quantities', impact(text))).toEqual(words);
  });

  test.each([
    'Some users (about 3 %) saw an error page.',
    'A small number of customers, 14 in all, called.',
    'Several services were affected, including search and uploads.',
    'All users were logged out. No data was lost.',
    'It had been stable over the past few months.',
    'A restart could take many hours.',
    'The second alert fired a few minutes later.',
    'The banner says `some users` and `a few minutes`.',
    'Read more in the handbook.',
  ])('has nothing to say of “%s”', (text) => {
    expect(reported('vague-quantities', impact(text))).toEqual([]);
  });

  test('reports words across a soft line break at their exact place', () => {
    expect(reported('vague-quantities', impact('Then some\nof the users left.'))).toEqual([
      'some\nof the users',
    ]);
  });
});

describe('impact/in-figures', () => {
  test.each([
    'Riders could not book trips from 13:52 to 14:35; 310 bookings were lost.',
    'Nobody noticed: the spare took over within 4 seconds.',
    'All customers in Norway were without mail for two hours.',
    'Half of the jobs failed for 20 min, so no developer could merge.',
    'All uploads failed for 1h50m; two customers called.',
    'There was no customer impact.',
    'Customers waited 60 seconds for pages across the site, for two hours.',
  ])('is content with “%s”', (text) => {
    expect(reported('in-figures', impact(text))).toEqual([]);
  });

  test('takes the figures from the introduction too', () => {
    const text =
      '# Uploads failed\n\nFor 43 minutes all users were without uploads.\n\n## Impact\n\nUploads failed.\n';
    expect(reported('in-figures', text)).toEqual([]);
  });

  test('takes the length from the clock times of the timeline', () => {
    const text = (second: string) =>
      `${impact('All customers waited.')}\n## Timeline\n\n- 10:31: uploads fail\n- ${second}: the old list is back\n`;
    expect(reported('in-figures', text('10:45'))).toEqual([]);
    expect(reported('in-figures', text('10:31'))).toHaveLength(1);
  });

  test('accepts that nobody knows how long', () => {
    const text = (duration: string) => `${impact(`All 14 customers waited. ${duration}`)}`;
    expect(reported('in-figures', text('Duration: unknown (the clock stood)'))).toEqual([]);
    expect(reported('in-figures', text('The reason is unknown.'))).toHaveLength(1);
  });

  test('says nothing where neither section is there: that is reported once, by structure', () => {
    expect(reported('in-figures', '# Uploads failed\n\n## Timeline\n\n- 13:52 alert\n')).toEqual([]);
  });
});

describe('impact/duration-agrees', () => {
  const document = (text: string) =>
    `${impact(text)}\n## Timeline (UTC)\n\n- 2026-03-02 13:00: impact starts\n- 13:20: detected by the alert\n- 15:00: mitigated\n- 16:00: resolved\n`;

  test.each([
    ['The outage lasted 3 hours.', 'until resolved'],
    ['The outage lasted 2 hours.', 'until mitigated'],
    ['Search was unavailable for 25 minutes of that.', 'a part of it'],
    ['The outage lasted less than 4 hours.', 'a bound'],
    ['The cumulative downtime was 5 hours.', 'something else'],
    ['Time to detect: 20 minutes.', 'detection'],
    ['Search halted 16 days after the upgrade.', 'counted from something else'],
  ])('lets “%s” pass (%s)', (text) => {
    expect(reported('duration-agrees', document(text))).toEqual([]);
  });

  test.each([
    ['The outage lasted 40 minutes.', '40 minutes'],
    ['Users were affected by the outage for 9 hours.', '9 hours'],
    ['Time to detect: 55 minutes.', '55 minutes'],
    ['The outage lasted until 40 minutes after it began.', '40 minutes'],
  ])('reports “%s”', (text, words) => {
    expect(reported('duration-agrees', document(text))).toEqual([words]);
  });
});
