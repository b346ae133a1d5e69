import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type GitHub, startGitHub } from '../../sandbox/github.ts';
import type { Send } from '../../sandbox/webhooks.ts';
import { random } from '../../test/action-items/identity/edited.ts';
import { PROMISES } from '../../test/action-items/identity/promises.ts';
import { type Running, startProcess } from '../../test/app/process.ts';
import { bundle } from '../../test/bundle.ts';
import { startPostgres } from '../../test/store/postgres-server.ts';
import type { Bench } from '../row.ts';

const DOCUMENTS = 20;
const ITEMS = 10;
/** Issues are opened at the pace that GitHub allows, 30 a minute: the whole takes about ten minutes. */
const PATIENCE = 20 * 60_000;
/** Milliseconds after the last issue in which another one would show. */
const QUIET = 30_000;

/**
 * Debrief as two processes on one Postgres server, beside the sandbox's GitHub. 20 post-mortems with 10 items each are
 * merged at once, every webhook is delivered twice and in random order, and `--kills N` times (20) a random process
 * ends by SIGKILL at a random moment and is started again.
 */
const bench: Bench = {
  about: 'Exactly once: 200 items, doubled webhooks, two workers and SIGKILL, on a real store (10 minutes).',
  async run(flags) {
    const kills = Number(flags.kills ?? 20);
    const next = random(Number(flags.seed ?? 7));
    const postgres = await startPostgres();
    const database = await postgres.create('items');
    const workers: Running[] = [];
    const github = await startGitHub({
      send: twice(() => workers[Math.floor(next() * workers.length)]!.url, next),
    });
    const folder = join(mkdtempSync(join(tmpdir(), 'debrief-app-')), 'dist');
    await bundle('app', folder);
    const { id, privateKey, webhookSecret } = github.app;
    const start = () =>
      startProcess(
        {
          DATABASE_URL: database,
          GITHUB_API_URL: github.url,
          APP_ID: String(id),
          PRIVATE_KEY: privateKey,
          WEBHOOK_SECRET: webhookSecret,
        },
        join(folder, 'app.js'),
      );
    workers.push(...(await Promise.all([start(), start()])));
    await github.seed.repo({ name: 'shop', files: { 'README.md': '# Shop\n' } });
    github.deliverTo('http://one-of-the-workers/api/github/webhooks');
    const wanted = await mergeAll(github);

    let killed = 0;
    const began = Date.now();
    let made: Made[] = [];
    let doneAt = 0;
    while (Date.now() - began < PATIENCE && (doneAt === 0 || Date.now() - doneAt < QUIET)) {
      await pause(5_000 + 20_000 * next());
      if (killed < kills) {
        killed += 1;
        const index = Math.floor(next() * workers.length);
        workers[index]!.child.kill('SIGKILL');
        await workers[index]!.ended;
        workers[index] = await start();
      }
      made = await itemsIn(github);
      if (made.length >= wanted.length && killed >= kills) doneAt ||= Date.now();
      console.error(`${made.length} of ${wanted.length} issues, killed ${killed} times`);
    }
    for (const { child } of workers) child.kill('SIGKILL');
    await github.close();
    await postgres.stop();

    const right = new Set(wanted);
    const found = new Set(made.filter(({ assignee }) => assignee === 'tomas').map(({ title }) => title));
    const figure = (name: string, value: number, goal: { atMost: number } | null = null) => ({
      name,
      value,
      unit: '',
      comparedWith: null,
      goal,
    });
    return [
      figure('ended by SIGKILL', killed),
      figure('issues', made.length),
      figure('items without their issue', [...right].filter((title) => !found.has(title)).length, {
        atMost: 0,
      }),
      figure('issues too many', made.length - new Set(made.map(({ title }) => title)).size, { atMost: 0 }),
    ];
  },
};
export default bench;

/** Carries each delivery twice, each time after up to three seconds and to a process that lives. */
function twice(worker: () => string, next: () => number): Send {
  const carry = async (path: string, request: RequestInit) => {
    await pause(3_000 * next());
    for (let attempt = 0; attempt < 60; attempt++) {
      const answer = await fetch(worker() + path, request).catch(() => null);
      if (answer?.ok) return answer;
      await pause(1_000);
    }
    return new Response(null, { status: 502 });
  };
  return async (url, request) => {
    const { pathname } = new URL(url);
    const [answer] = await Promise.all([carry(pathname, request), carry(pathname, request)]);
    return answer;
  };
}

/** Merges all post-mortems; answers the titles of their items. */
async function mergeAll(github: GitHub): Promise<string[]> {
  const mira = github.as('mira');
  const repo = `/repos/${github.owner}/shop`;
  const main = (await mira('GET', `${repo}/git/ref/heads/main`)).data.object.sha;
  const pulls: number[] = [];
  const titles: string[] = [];
  for (let document = 0; document < DOCUMENTS; document++) {
    const texts = PROMISES.slice(document, document + ITEMS).map(([text]) => `${text} of depot ${document}`);
    titles.push(...texts);
    const head = `pm-${document}`;
    await mira('POST', `${repo}/git/refs`, { ref: `refs/heads/${head}`, sha: main });
    await mira('PUT', `${repo}/contents/postmortems/2026-03-01-depot-${document}.md`, {
      message: head,
      branch: head,
      content: Buffer.from(postMortem(document, texts)).toString('base64'),
    });
    const { data } = await mira('POST', `${repo}/pulls`, { title: head, head, base: 'main' });
    pulls.push(data.number);
  }
  await Promise.all(pulls.map((number) => mira('PUT', `${repo}/pulls/${number}/merge`, {})));
  return titles;
}

const postMortem = (document: number, texts: readonly string[]) => `---
title: Depot ${document} was down
date: 2026-03-01
severity: SEV2
---

# Depot ${document} was down

## Timeline

- 2026-03-01 13:52 UTC: impact started

## Action items

${texts.map((text) => `- [ ] ${text}, owner: @tomas, due 2099-03-20`).join('\n')}
`;

interface Made {
  readonly title: string;
  readonly assignee: string | null;
}

async function itemsIn(github: GitHub): Promise<Made[]> {
  const made: Made[] = [];
  for (let page = 1; ; page++) {
    const { data } = await github.as('mira')(
      'GET',
      `/repos/${github.owner}/shop/issues?state=all&per_page=100&page=${page}`,
    );
    for (const { title, body, assignees } of data as IssueJson[])
      if (body?.includes('debrief:action-item')) made.push({ title, assignee: assignees[0]?.login ?? null });
    if (data.length < 100) return made;
  }
}
interface IssueJson {
  readonly title: string;
  readonly body: string | null;
  readonly assignees: readonly { readonly login: string }[];
}
