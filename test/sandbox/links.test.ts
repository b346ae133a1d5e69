import { expect, test } from 'vitest';
import { playFiles } from '../../sandbox/stories/main.ts';

const LINK = /\]\(<?(https?:[^)>\s]+)>?\)/g;

test('each link in the timeline of a draft opens, at the comment that it names', async () => {
  const opened: string[] = [];
  const broken: string[] = [];
  await playFiles(['stories/timeline.yml'], {
    cwd: process.cwd(),
    logLevel: 'silent',
    onEnd: ({ failures }) => expect(failures).toEqual([]),
    async watch(address) {
      const { origin, pathname } = new URL(address);
      // biome-ignore lint/suspicious/noExplicitAny: GitHub's shapes.
      const ask = async (path: string): Promise<any> =>
        (await fetch(`${origin}/repos${pathname}${path}`)).json();
      const pulls = await ask('/pulls?state=all');
      const draft = pulls.find(({ head }: { head: { ref: string } }) => head.ref.startsWith('debrief/'));
      const [{ filename }] = await ask(`/pulls/${draft.number}/files`);
      const { content } = await ask(`/contents/${filename}?ref=${draft.head.ref}`);
      const text = Buffer.from(content, 'base64').toString();
      for (const [, link] of text.matchAll(LINK)) {
        if (!link!.startsWith(origin)) continue;
        const page = await fetch(link!);
        const anchor = new URL(link!).hash.slice(1);
        const isThere = page.ok && (!anchor || (await page.text()).includes(`id="${anchor}"`));
        (isThere ? opened : broken).push(link!);
      }
    },
  });
  expect(broken).toEqual([]);
  expect(opened.length).toBeGreaterThan(8);
}, 60_000);
