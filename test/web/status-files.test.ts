import { describe, expect, test } from 'vitest';
import { statusBoard } from '../../src/status-page/board.ts';
import { relative, statusFiles } from '../../src/web/status/files.ts';
import { board, incident, NOW, OPEN } from '../status-page/sample.ts';

const files = (incidents: Parameters<typeof board>[0], changed: object = {}) =>
  statusFiles(board(incidents, changed), relative);
const front = (...args: Parameters<typeof files>) => files(...args).get('index.html')!();

const saying = (text: string) => ({
  ...OPEN,
  updates: [{ at: OPEN.startedAt, text, phase: 'identified' as const }],
});

describe('the first page', () => {
  test('says how everything is, what is being done, and when to expect more', () => {
    const page = front([OPEN]);
    expect(page).toContain('<h1>');
    expect(page).toContain('Some systems are partly down');
    expect(page).toContain('One of our two card processors does not answer.');
    expect(page).toMatch(/Next update by <time datetime="2026-11-28T14:30:00Z">15:30 CET<\/time>/);
    expect(page).toContain('New database for parcel tracking');
  });

  test('weighs less than 60 KB and loads nothing from elsewhere', () => {
    const page = front([OPEN, incident()]);
    expect(Buffer.byteLength(page)).toBeLessThan(60_000);
    expect(page).not.toMatch(/<(?:script|img|link rel="stylesheet")[^>]*(?:src|href)="(?!data:)/);
  });

  test('names the incidents of the last days, and the public post-mortem', () => {
    const late = { startedAt: '2026-11-26T10:00:00Z', impactEndedAt: '2026-11-26T11:00:00Z' };
    const page = front([incident({ ...late, postMortem: 'https://tideline.example/orders-failed' })]);
    expect(page).toMatch(/26 November 2026[\s\S]*Major outage: Checkout[\s\S]*Orders work again\.[\s\S]*1 h/);
    expect(page).toContain('<a href="https://tideline.example/orders-failed">What we learned</a>');
  });

  test('names them without components, too', () => {
    const { settings } = board([]);
    const alone = statusBoard(
      {
        settings: { ...settings, components: [] },
        services: [],
        incidents: [incident({ services: [], startedAt: '2026-11-28T10:00:00Z' })],
      },
      NOW,
    );
    const page = statusFiles(alone, relative).get('index.html')!();
    expect(page).toMatch(/Past incidents[\s\S]*28 November 2026[\s\S]*Orders work again/);
  });

  test('says what is still open once in full, and only names it among past incidents', () => {
    const [current, past] = front([OPEN]).split('Past incidents');
    expect(current).toContain('One of our two card processors does not answer.');
    expect(past).toContain('Partial outage: Checkout, Payments');
    expect(past).not.toContain('One of our two card processors');
  });

  test('promises news even when the time of the last promise has passed, and never says that it is late', () => {
    const page = front([{ ...OPEN, nextBy: '2026-11-28T14:00:00Z' }]);
    expect(page).toContain('We will post the next update as soon as there is news.');
    expect(page).not.toMatch(/2026-11-28T14:00|\blate\b/);
    expect(front([incident()])).not.toContain('next update');
  });

  test('says what the two ends of planned maintenance share only once', () => {
    expect(front([])).toMatch(/>1 Dec 2026, 02:00\s?–\s?04:00 CET<\/time>/);
  });

  test('is in the words of the policy', () => {
    const { settings } = board([]);
    const words = { ...settings.words, allOperational: 'Alles läuft', daysAgo: 'vor {days} Tagen' };
    const page = front([], { language: 'de', words });
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('Alles läuft');
    expect(page).toContain('vor 90 Tagen');
    expect(page).toContain('28. November 2026');
  });

  test('marks what was last known as such', () => {
    const page = statusFiles(board([OPEN]), relative, true).get('index.html')!();
    expect(page).toMatch(/cannot be reached[\s\S]*<time datetime="2026-11-28T14:10:00.000Z">/);
  });
});

describe('texts', () => {
  test('with markup are shown as they were written, everywhere', () => {
    const hostile = '</p><script>alert(1)</script><img src=x onerror=alert(1)> ]]> &amp;';
    for (const [path, write] of files([saying(hostile), incident({ ref: 'a/b#1', services: ['labels'] })])) {
      if (path.endsWith('.json')) continue;
      expect(write().match(/<script>alert|<img src=x/), path).toBeNull();
    }
  });

  test('of 10,000 characters are cut on the first page, and whole on their own', () => {
    const all = files([saying('waves '.repeat(1_700))]);
    expect(Buffer.byteLength(all.get('index.html')!())).toBeLessThan(60_000);
    expect(all.get('index.html')!()).toContain('Read the whole update');
    const [path] = [...all.keys()].filter((each) => each.startsWith('incidents/'));
    expect(all.get(path!)!()).toContain('waves '.repeat(1_700));
  });

  test('from right to left stand in elements that follow their direction', () => {
    expect(front([saying('تعذّر الدفع')])).toContain('<p dir="auto">تعذّر الدفع</p>');
  });

  test('with characters that XML cannot hold do not break the feed', () => {
    const feed = files([saying('a\u0000b\u001bc')]).get('feed.atom')!();
    expect(feed).toContain('abc');
  });
});

test('the feed has an entry for each incident, which changes with each update', () => {
  const feed = files([OPEN, incident()]).get('feed.atom')!();
  expect(feed.match(/<entry>/g)).toHaveLength(3);
  expect(feed).toContain(
    '<title>Partial outage: Checkout, Payments</title><updated>2026-11-28T13:58:00Z</updated>',
  );
  expect(feed).toContain('<link rel="self" href="https://status.tideline.example/feed.atom"/>');
});

test('the feed is the same until there is news, whatever was looked at meanwhile', () => {
  const at = (minutes: number) =>
    statusFiles(board([OPEN], {}, new Date(NOW.getTime() + minutes * 60_000)), relative).get('feed.atom')!();
  expect(at(5)).toBe(at(0));
  expect(at(0)).toMatch(/<title>Tideline status<\/title>\s*<updated>2026-11-28T13:58:00Z</);
});

test('the badge and the widget say how it is', () => {
  const all = files([OPEN]);
  expect(all.get('badge.svg')!()).toContain('aria-label="Tideline status: Partial outage"');
  expect(all.get('widget.html')!()).toContain('<span dir="auto">Tideline status: Partial outage</span>');
});

test('every link to a file of the page leads to one', () => {
  const old = incident({
    ref: 'a/b#3',
    startedAt: '2025-04-01T10:00:00Z',
    impactEndedAt: '2025-04-01T11:00:00Z',
  });
  const all = files([OPEN, incident(), old]);
  expect([...all.keys()]).toContain('history-2025.html');
  for (const [path, write] of all) {
    if (!path.endsWith('.html')) continue;
    for (const [, href = ''] of write().matchAll(/href="([^":#]+)"/g)) {
      const target = new URL(href, `https://x.example/${path}`).pathname.slice(1);
      expect([...all.keys()], `${path} → ${href}`).toContain(target);
    }
  }
});
