import { expect, test } from 'vitest';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { findMarker, writeMarker } from '../../src/github/markers.ts';
import { underPresentNames } from '../../src/github/renamed.ts';
import { formerNames, nameNow, type Rename } from '../../src/vocabulary/renames.ts';

const at = (clock: string) => `2026-03-01T${clock}:00Z`;
const renamed = (from: string, to: string, clock: string): Rename => ({ from, to, at: at(clock) });
const repo = (name: string) => ({ owner: name.split('/')[0]!, repo: name.split('/')[1]! });
const now = (name: string, clock: string, renames: readonly Rename[]) => {
  const { owner, repo: called } = nameNow(repo(name), Date.parse(at(clock)), renames);
  return `${owner}/${called}`;
};

test('a name leads to the repository that had it when it was written', () => {
  const renames = [
    renamed('acme/shop', 'Acme/Market', '10:00'),
    renamed('acme/market', 'Acme/Store', '11:00'),
    // Another repository takes the first name, and gives it up again.
    renamed('acme/pay', 'Acme/Shop', '12:00'),
    renamed('acme/shop', 'Acme/Till', '13:00'),
  ];
  expect(now('ACME/Shop', '09:00', renames)).toBe('Acme/Store');
  expect(now('acme/market', '10:30', renames)).toBe('Acme/Store');
  expect(now('acme/shop', '12:30', renames)).toBe('Acme/Till');
  expect(now('acme/pay', '09:00', renames)).toBe('Acme/Till');
  expect(now('acme/shop', '14:00', renames)).toBe('acme/shop');
  expect(now('acme/docs', '09:00', renames)).toBe('acme/docs');
});

test('a repository that gets its first name back is itself', () => {
  const renames = [renamed('acme/shop', 'acme/store', '10:00'), renamed('acme/store', 'acme/shop', '11:00')];
  expect(now('acme/shop', '09:00', renames)).toBe('acme/shop');
  expect(now('acme/store', '10:30', renames)).toBe('acme/shop');
});

test('an account takes all of its repositories with it, and no others', () => {
  const renames = [renamed('acme', 'Kelp', '10:00'), renamed('kelp/shop', 'kelp/store', '11:00')];
  expect(now('Acme/shop', '09:00', renames)).toBe('kelp/store');
  expect(now('acme/docs', '09:00', renames)).toBe('Kelp/docs');
  expect(now('acme-labs/shop', '09:00', renames)).toBe('acme-labs/shop');
  const former = formerNames(repo('kelp/store'), Date.parse(at('09:00')), renames);
  expect(former).toEqual([repo('kelp/shop'), repo('acme/shop')]);
  expect(formerNames(repo('kelp/store'), Date.parse(at('10:30')), renames)).toEqual([repo('kelp/shop')]);
});

test("Debrief's own markers are read with present names, and what people wrote stays as it is", async () => {
  const github = new FakeGitHub({ now: () => new Date(at('09:00')) });
  github.repository('acme', 'store', { people: { ada: 'write' }, files: { 'README.md': '#' } });
  const place = repo('acme/store');
  const marker = writeMarker('action-item', { file: 'acme/shop', key: 'k', incident: 'acme/shop#1' });
  const body = `${marker}\nSee acme/shop#1.`;
  const wish = { title: 'Item', body, labels: [], assignees: [] };
  const { issue } = await github.port().openIssue(place, wish);
  const { issue: theirs } = await github.as('ada').openIssue(place, wish);
  const port = underPresentNames(github.port(), [renamed('acme/shop', 'acme/store', '10:00')], () =>
    Date.parse(at('12:00')),
  );
  const read = (await port.issue(issue))!;
  expect(read.body).toBe(`${marker.replace('incident=acme/shop', 'incident=acme/store')}\nSee acme/shop#1.`);
  expect((await port.issue(theirs))!.body).toBe(body);
  expect((await github.port().issue(issue))!.body).toBe(body);
});

test('a marker that Debrief writes once another repository has the name is about that one', async () => {
  const github = new FakeGitHub({ now: () => new Date(at('09:00')) });
  github.repository('acme', 'shop', { people: {}, files: { 'README.md': '#' } });
  const renames = [renamed('acme/shop', 'acme/store', '10:00'), renamed('acme/pay', 'acme/shop', '10:30')];
  const port = underPresentNames(github.port(), renames, () => Date.parse(at('12:00')));
  const bodyFor = (incident: string) => writeMarker('post-mortem', { incident });
  const wish = { title: 'x', body: bodyFor('acme/pay#1'), labels: [], assignees: [] };
  const { issue } = await github.port().openIssue(repo('acme/shop'), wish);
  const named = async () => findMarker((await port.issue(issue))!, 'post-mortem')!.data;
  expect(await named()).toEqual({ incident: 'acme/shop#1' });
  // GitHub goes on saying that it was opened before both renames.
  await port.editIssue(issue, { body: bodyFor('acme/shop#1') });
  expect(await named()).toEqual({ incident: 'acme/shop#1' });
});
