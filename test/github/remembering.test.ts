import { beforeEach, expect, test } from 'vitest';
import { IDENTITY, type MarkerKind } from '../../src/github/marker-kinds.ts';
import { writeMarker } from '../../src/github/markers.ts';
import { type GitHub, GitHubError } from '../../src/github/port.ts';
import { LAG, RunReceipts } from '../../src/github/receipts.ts';
import { remembering } from '../../src/github/remembering.ts';

const pull = { owner: 'acme', repo: 'shop', number: 7 };
let now: number;
let reviews: number;
/** What becomes of a review; null if it works. */
let failure: GitHubError | null;
let github: GitHub;

beforeEach(() => {
  [now, reviews, failure] = [Date.parse('2026-03-01T14:00:00Z'), 0, null];
  const port = {
    async review() {
      if (failure?.status !== 422) reviews += 1;
      if (failure) throw failure;
    },
  } as unknown as GitHub;
  github = remembering(port, new RunReceipts(), () => now);
});
const review = (ref = pull) => github.review(ref, 'c0ffee', 'One change', []);

test.each([
  ['after one', null],
  ['after one whose answer was lost', new GitHubError('Could not review: reset', 0, 10)],
  ['after one that a gateway gave up', new GitHubError('504', 504, 10)],
])(
  'a second review of a pull request waits until GitHub must show its conversations, %s',
  async (_, error) => {
    failure = error;
    await review().catch(() => {});
    failure = null;
    now += 3_000;
    await expect(review()).rejects.toMatchObject({ name: 'GitHubError', retryAfter: 17 });
    expect(reviews).toBe(1);
    await review({ ...pull, number: 8 });
    expect(reviews).toBe(2);
    now += LAG;
    await review();
    expect(reviews).toBe(3);
  },
);

test('a review that GitHub refused is made at once when it can be', async () => {
  failure = new GitHubError('422 Validation Failed', 422);
  await expect(review()).rejects.toThrow('422');
  failure = null;
  await review();
  expect(reviews).toBe(1);
});

test.each(Object.entries(IDENTITY))(
  'a comment with the marker “%s” is made once for each identity, whatever else the marker says',
  async (kind, identity: readonly string[]) => {
    const made: string[] = [];
    const port = {
      async comment(_: unknown, body: string) {
        made.push(body);
        return { id: made.length, body };
      },
    } as unknown as GitHub;
    const once = remembering(port, new RunReceipts(), () => now);
    const say = (is: string, other: string) => {
      const data = Object.fromEntries(identity.map((name) => [name, is]));
      return once.comment(pull, writeMarker(kind as MarkerKind, { ...data, other }));
    };
    await say('a', '1');
    await say('a', '2');
    expect(made).toHaveLength(1);
    await say('b', '2');
    expect(made).toHaveLength(identity.length ? 2 : 1);
  },
);
