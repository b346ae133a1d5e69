import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browser } from '../../sandbox/browser.ts';
import { type GitHub, startGitHub } from '../../sandbox/github.ts';
import { pages } from '../../sandbox/pages/index.ts';

/*
 * A visitor in a real browser, JavaScript off: everything on the pages is a link or a form.
 */
/** Runs in the page: what a screen reader would stumble over. A string, since these tests know no DOM. */
const UNREADABLE = `(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const named = (one) => one.textContent?.trim() || one.getAttribute('aria-label') || one.labels?.[0]?.textContent?.trim();
  const ids = all('[id]').map((one) => one.id);
  return [
    ...all('input:not([type=hidden]),textarea,select,button,a').filter((one) => !named(one)).map((one) => 'no name: ' + one.outerHTML.slice(0, 80)),
    ...all('img:not([alt])').map(() => 'an image without alt'),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => 'id twice: ' + id),
    ...(all('main').length === 1 ? [] : ['not one main']),
    ...(document.documentElement.lang ? [] : ['no language']),
    ...(document.title ? [] : ['no title']),
  ];
})()`;

const api = '/repos/kelp-works/shop';
const path = 'postmortems/2026-11-23-cards.md';
const POST_MORTEM = '# Cards\n\nThe on-call engineer forgot to renew it.\n';

let github: GitHub;
let page: Page;
// What a person sees, so that hidden notes do not count.
// biome-ignore lint/performance/useDomNodeTextContent: only the layout knows what is seen.
const shown = (selector: string) => page.locator(selector).first().innerText();
const go = (to: string) => page.goto(`${github.webUrl}/kelp-works/shop${to}`);

beforeAll(async () => {
  github = await startGitHub({ pages });
  const labels = { incident: 'b60205', sev2: 'fbca04' };
  await github.seed.repo({ name: 'shop', labels, requiredChecks: ['debrief/post-mortem'] });
  const [mira, app] = [github.as('mira'), github.as('app')];
  const body =
    'Since **14:03**, see @tomas.\n<!-- debrief:hidden -->\n<script>document.title = "owned"</script>';
  await mira('POST', `${api}/issues`, { title: 'Cards <b>rejected</b>', body });
  const { object } = (await mira('GET', `${api}/git/ref/heads/main`)).data;
  await app('POST', `${api}/git/refs`, { ref: 'refs/heads/debrief/draft', sha: object.sha });
  await github.seed.file('shop', path, POST_MORTEM, 'debrief/draft');
  const pull = { title: 'Post-mortem: Cards', head: 'debrief/draft', base: 'main', body: 'For #1.' };
  const { head } = (await app('POST', `${api}/pulls`, pull)).data;
  await report(head.sha, 'failure');
  const context = await (await browser()).newContext({ javaScriptEnabled: false });
  page = await context.newPage();
});
afterAll(async () => {
  await page?.context().close();
  await github?.close();
});

async function report(head_sha: string, conclusion: 'success' | 'failure') {
  const annotation = {
    path,
    start_line: 3,
    end_line: 3,
    annotation_level: 'failure',
    title: 'blame/person-at-fault',
  };
  const annotations = conclusion === 'failure' ? [{ ...annotation, message: 'Turn it to the system.' }] : [];
  const output = {
    title: conclusion === 'failure' ? 'One thing to settle' : 'Ready to merge',
    summary: '**Why** it matters',
    annotations,
  };
  await github.as('app')('POST', `${api}/check-runs`, {
    name: 'debrief/post-mortem',
    head_sha,
    status: 'completed',
    conclusion,
    output,
  });
}

test('shows a comment as GitHub does: Markdown, no hidden notes, no scripts, titles as text', async () => {
  await go('/issues/1');
  expect(await shown('h1')).toBe('Cards <b>rejected</b> #1');
  const said = page.locator('article .markdown-body').first();
  expect(await shown('article .markdown-body')).toBe('Since 14:03, see @tomas.');
  expect(await said.innerHTML()).not.toMatch(/hidden|script/);
  expect(await said.locator('a.user-mention').getAttribute('href')).toBe('/tomas');
});

test('labels, comments on and closes an issue as the person whom the visitor chose', async () => {
  await go('/issues/1');
  await page.getByLabel('Acting as').selectOption('aiko');
  await page.getByRole('button', { name: 'Switch' }).click();
  await page.getByText('Change labels').click();
  await page.getByLabel('incident').check();
  await page.getByRole('button', { name: 'Apply' }).click();
  expect(await shown('.labels')).toBe('incident');
  await page.getByLabel('Add a comment').fill('/incident ic me\n\nI *have* it.');
  await page.getByRole('button', { name: 'Close issue' }).click();
  const issue = (await github.as('mira')('GET', `${api}/issues/1`)).data;
  expect(issue).toMatchObject({ state: 'closed', labels: [{ name: 'incident' }], comments: 1 });
  const [comment] = (await github.as('mira')('GET', `${api}/issues/1/comments`)).data;
  expect(comment).toMatchObject({ user: { login: 'aiko' }, body: '/incident ic me\n\nI *have* it.' });
});

test('says what GitHub refuses to somebody who may only read', async () => {
  await go('/issues/1');
  await page.getByLabel('Acting as').selectOption('passer-by');
  await page.getByRole('button', { name: 'Switch' }).click();
  await page.getByRole('button', { name: 'Assign me' }).click();
  expect(await shown('[role=alert]')).toContain('Must have admin rights');
  await page.getByLabel('Acting as').selectOption('mira');
  await page.getByRole('button', { name: 'Switch' }).click();
});

test("shows the check's annotation below the line that it is about", async () => {
  await go('/pull/2/files');
  const rows = await page.locator('.diff-table tr').allInnerTexts();
  const line = rows.findIndex((row) => row.includes('forgot to renew'));
  expect(rows[line + 1]).toMatch(
    /Check failure on line 3[\s\S]*blame\/person-at-fault[\s\S]*Turn it to the system/,
  );
  await go('/pull/2/checks');
  expect(await shown('section .markdown-body strong')).toBe('Why');
});

test('blocks the merge while the required check fails, and merges once it passes', async () => {
  await go('/pull/2');
  const merge = page.getByRole('button', { name: 'Merge pull request' });
  expect(await merge.isDisabled()).toBe(true);
  expect(await shown('#merge')).toContain('Required status check "debrief/post-mortem" is failing.');

  await page.getByRole('link', { name: 'Files changed' }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Edit postmortems').fill('# Cards\n\nNothing watched its expiry.\n');
  await page.getByRole('button', { name: 'Commit changes' }).click();
  expect(await shown('.diff-table')).toContain('Nothing watched its expiry.');
  await go('/pull/2');
  expect(await shown('#merge')).toContain('is expected');

  await report((await github.as('mira')('GET', `${api}/pulls/2`)).data.head.sha, 'success');
  await go('/pull/2');
  await merge.click();
  expect(await shown('.State')).toContain('Merged');
  expect((await github.as('mira')('GET', `${api}/contents/${path}`)).ok).toBe(true);
});

test('leads from a file to its neighbours', async () => {
  await github.seed.requireChecks('shop', []);
  await github.seed.file('shop', 'README.md', '# Shop\n\nWhat we learnt: [post-mortems](postmortems)\n');
  await github.seed.requireChecks('shop', ['debrief/post-mortem']);
  await go('');
  await page.getByRole('link', { name: 'post-mortems', exact: true }).click();
  expect(await shown('main')).toContain('2026-11-23-cards.md');
});

test('asks the App to judge again', async () => {
  github.deliverTo('http://127.0.0.1:9/');
  await go('/pull/2/checks');
  await page.getByRole('button', { name: 'Re-run' }).click();
  await github.settled();
  github.deliverTo(null);
  expect(github.deliveries).toMatchObject([{ event: 'check_run', action: 'rerequested' }]);
  expect(await shown('section')).toContain('queued');
});

test('proposes an edit of the protected branch as a pull request', async () => {
  await go('/edit/main/README.md');
  await page.getByRole('textbox', { name: 'Edit README.md' }).fill('# Shop\n\nMended.\n');
  await page.getByRole('button', { name: 'Commit changes' }).click();
  expect(page.url()).toMatch(/\/pull\/3$/);
  expect(await shown('#merge')).toContain('Merging is blocked');
});

test('makes a new file, in a folder of its own, and says so when there is one already', async () => {
  await go('/tree/debrief/draft/postmortems');
  await page.getByRole('link', { name: 'New file' }).click();
  const make = async () => {
    await page.getByLabel('Name of the new file').fill('2026/ferry.md');
    await page.getByRole('textbox', { name: 'Its text' }).fill('# Ferry\n');
    await page.getByRole('button', { name: 'Commit changes' }).click();
  };
  await make();
  const place = `${api}/contents/postmortems/2026/ferry.md?ref=debrief/draft`;
  const file = await github.as('mira')('GET', place);
  expect(Buffer.from(file.data.content, 'base64').toString()).toBe('# Ferry\n');
  await go('/new/debrief/draft/postmortems');
  await make();
  expect(page.url()).toContain('/new/debrief/draft/postmortems');
  expect(await shown('[role=alert]')).toContain('sha');
  expect(await page.getByLabel('Name of the new file').inputValue()).toBe('2026/ferry.md');
});

test('keeps what was typed when it is refused, and when the visitor then becomes somebody else', async () => {
  const field = () => page.getByRole('textbox', { name: `Edit ${path}` });
  const as = async (login: string) => {
    await page.getByLabel('Acting as').selectOption(login);
    await page.getByRole('button', { name: 'Switch' }).click();
  };
  await go(`/edit/debrief/draft/${path}`);
  await as('passer-by');
  await field().fill('# Cards\n\nAn hour of work.\n');
  await page.getByRole('button', { name: 'Commit changes' }).click();
  expect(await shown('[role=alert]')).toContain('You may not do that here');
  await as('mira');
  expect(await field().inputValue()).toBe('# Cards\n\nAn hour of work.\n');
  await page.getByRole('button', { name: 'Commit changes' }).click();
  const file = await github.as('mira')('GET', `${api}/contents/${path}?ref=debrief/draft`);
  expect(Buffer.from(file.data.content, 'base64').toString()).toContain('An hour of work.');
});

test.each([
  '',
  '/issues',
  '/issues/new',
  '/issues/1',
  '/pulls',
  '/pull/2',
  '/pull/2/files',
  '/pull/2/checks',
  '/edit/main/README.md',
  '/new/main/',
  '/new/main/postmortems',
  '/blob/main/README.md?plain=1',
])('can be read by a screen reader: %s', async (to) => {
  const response = await go(to);
  expect(response?.status()).toBe(200);
  const problems = await page.evaluate(UNREADABLE);
  expect(problems).toEqual([]);
});
