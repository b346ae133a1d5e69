import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import pkg from '../package.json' with { type: 'json' };
import { IS_RELEASED } from '../src/vocabulary/release.ts';

const pages = globSync(['*.md', 'docs/*.md', 'docs/decisions/*.md', 'sandbox/*.md', 'templates/README.md']);

/** What a page links by a relative address, and the files and folders of this repository that it names as code. */
function places(page: string): string[] {
  const text = readFileSync(page, 'utf8').replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '');
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)];
  const named = [
    ...text.matchAll(/`((?:src|test|sandbox|scripts|templates|schema|examples|docs|bench)\/[\w./-]*)`/g),
  ];
  return [
    ...links.map(([, to]) => join(dirname(page), to!)),
    // A file that the reader is about to create is not there yet: its name says so.
    ...named.map(([, to]) => to!).filter((to) => !/\bmy-|\bX\b/.test(to)),
  ];
}

test.each(pages)('%s leads only to what is there', (page) => {
  expect(places(page).filter((place) => !existsSync(place))).toEqual([]);
});

test('CONTRIBUTING.md says of every room what is in it', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const rooms = globSync('src/*/').map((path) => `src/${basename(path)}/`);
  expect(rooms.filter((room) => !text.includes(`\`${room}`))).toEqual([]);
});

test('one owner and name of this repository everywhere: those of package.json', () => {
  const repository = new URL(pkg.homepage).pathname.slice(1);
  const text = [...pages, 'app.yml', 'action.yml'].map((page) => readFileSync(page, 'utf8')).join('\n');
  const named = text.matchAll(/(?:uses: |github\.com\/)([\w-]+\/debrief)\b/g);
  expect([...new Set([...named].map(([, name]) => name))]).toEqual([repository]);
});

describe('what can be installed', () => {
  const shown = [...pages, 'Dockerfile', 'src/cli/commands/init.ts'].filter(
    (page) => !page.startsWith('docs/decisions/'),
  );
  const text = shown.map((page) => readFileSync(page, 'utf8')).join('\n');

  test('a version is released exactly if the changelog has one, and nobody says otherwise', () => {
    const changelog = readFileSync('CHANGELOG.md', 'utf8');
    expect(IS_RELEASED).toBe(/^## \[?v?\d+\.\d+\.\d+/m.test(changelog));
    expect(changelog.includes('No version is released yet')).toBe(!IS_RELEASED);
    expect(readFileSync('README.md', 'utf8').includes('No version is released yet')).toBe(!IS_RELEASED);
  });

  test('an Action is named only by a tag that a release has set', () => {
    const named = [...text.matchAll(/uses: debrief-postmortem\/debrief@(\S+)/g)].map(([, tag]) => tag);
    expect(named.filter((tag) => !IS_RELEASED || tag !== `v${pkg.version.split('.')[0]}`)).toEqual([]);
  });

  test('no registry is named, for a release puts the package into none', () => {
    expect(readFileSync('.github/workflows/release.yml', 'utf8')).not.toMatch(/npm publish|docker push/);
    const asked = text.match(
      /unpkg\.com\/debrief\S*|(?:npx|npm i|npm install|pnpm add|yarn add)(?: -\S+)* debrief\S*|ghcr\.io\/debrief\S*/g,
    );
    expect(asked).toBeNull();
  });
});

test('each row of what docs/security.md calls prevented names a test that there is', () => {
  const [, prevented = ''] = readFileSync('docs/security.md', 'utf8').split(
    /^## What is prevented$|^## What is not/m,
  );
  const rows = prevented.split('\n').filter((line) => /^\| (?!Somebody|---)/.test(line));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const named = [...row.matchAll(/\[([^\]]+)\]\(\.\.\/(test\/[^)]+)\)/g)];
    // GitHub holds this one, and no test of ours can.
    expect(named.length > 0 || row.includes('GitHub’s own rule'), row).toBe(true);
    for (const [, title, file] of named) expect(readFileSync(file!, 'utf8'), file).toContain(title);
  }
});

test('every decision stands in the list once, under its topic, and a replaced one says by which', () => {
  const list = readFileSync('docs/decisions/README.md', 'utf8').split('<!-- generated')[1]!;
  const files = [...list.matchAll(/^- \*\*\d+\*\* \[.+?\]\((\d{4}-[\w-]+\.md)\)/gm)].map(([, file]) => file!);
  const pages = globSync('docs/decisions/[0-9]*.md').map((path) => basename(path));
  expect(files.toSorted()).toEqual(pages.sort());
  expect(list).toMatch(/^- \*\*7\*\* .+replaced, wholly or in part, by \[52\]\(0052-policy-in-force\.md\)/m);
});

test('the changelog says nothing twice', () => {
  const entries = readFileSync('CHANGELOG.md', 'utf8').match(/^- .+/gm)!;
  const begins = entries.map((entry) => entry.slice(0, 80));
  expect(begins.filter((begin, at) => begins.indexOf(begin) !== at)).toEqual([]);
});
