import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { startApp } from '../sandbox/app.ts';
import { browser } from '../sandbox/browser.ts';
import { startGitHub } from '../sandbox/github.ts';
import { pages } from '../sandbox/pages/index.ts';
import { makeTerminal } from '../sandbox/terminal.ts';
import { finds } from '../sandbox/tour/finds.ts';
import { REPOSITORY, TOUR } from '../sandbox/tour/index.ts';
import { makeStage, play, type Step } from '../sandbox/tour/play.ts';

/*
 * `npm run pictures`: the pictures of the README, taken while the sandbox plays its tour, so that they stay true.
 */
const folder = new URL('../docs/pictures/', import.meta.url);
mkdirSync(folder, { recursive: true });
const terminal = makeTerminal();
const github = await startGitHub({ pages });
await github.seed.repo(REPOSITORY);
const app = await startApp(github);
const stage = makeStage(github, `${github.owner}/${REPOSITORY.name}`);
const chromium = await browser();
const page = await chromium.newPage({ viewport: { width: 1012, height: 900 }, deviceScaleFactor: 1.5 });

/** Looks at a page and keeps what lies between two of its elements, with a little around it. */
async function picture(name: string, path: string, from: string, to = from, around = 12): Promise<void> {
  await page.goto(stage.link(path));
  await page.evaluate(DRAW_EMOJI);
  const [first, last] = [await boxOf(page, from), await boxOf(page, to)];
  const [x, y] = [Math.min(first.x, last.x) - around, first.y - around];
  const [right, bottom] = [
    Math.max(first.x + first.width, last.x + last.width) + around,
    last.y + last.height + around,
  ];
  const file = fileURLToPath(new URL(`${name}.png`, folder));
  await page.screenshot({ path: file, fullPage: true, clip: { x, y, width: right - x, height: bottom - y } });
  terminal.line(`docs/pictures/${name}.png  ${terminal.dim(`${Math.ceil(statSync(file).size / 1024)} kB`)}`);
}

async function boxOf(on: Page, selector: string) {
  const box = await on.locator(selector).boundingBox();
  if (!box) throw new Error(`There is no ${selector} on ${on.url()}.`);
  return box;
}

/** This browser brings no font with emoji, and machines differ: the few that Debrief uses are drawn. */
const DRAW_EMOJI = `(() => {
  const dot = (colour) => '<circle cx="8" cy="8" r="7" fill="' + colour + '"/>';
  const faces = {
    '🔴': dot('#dd2e44'), '🟠': dot('#f4900c'), '🟡': dot('#fdcb58'), '🔵': dot('#55acee'),
    '✅': '<rect width="16" height="16" rx="3" fill="#77b255"/><path d="m3 8 4 4 6-8" stroke="#fff" stroke-width="2.4" fill="none"/>',
    '👍': '<path d="M2 7h3v7H2zm4 0 3-6c2 0 2 2 1 5h4c1 0 1 1 .8 2l-1.5 5c-.2.7-.6 1-1.3 1H6z" fill="#fdcb58"/>',
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const html = text.nodeValue.replace(/[&<>]/g, (sign) => '&#' + sign.charCodeAt(0) + ';');
    const drawn = html.replace(/🔴|🟠|🟡|🔵|✅|👍/gu, (face) =>
      '<svg viewBox="0 0 16 16" style="width:1em;height:1em;vertical-align:-0.1em">' + faces[face] + '</svg>');
    if (drawn === html) continue;
    const span = document.createElement('span');
    span.innerHTML = drawn;
    text.replaceWith(span);
  }
})()`;

/** Plays the story as far as a step, that step included. */
async function playTo(title: RegExp, from = 0): Promise<number> {
  const end = TOUR.findIndex((step: Step) => title.test(step.title)) + 1;
  const failed = await play(TOUR.slice(from, end), stage, terminal);
  if (failed) throw new Error(`The tour stopped at “${failed.title}”.`);
  return end;
}

try {
  let done = await playTo(/^Commands/);
  await picture('panel', `/issues/${finds.incident}`, `#issuecomment-${finds.panel} article`);
  done = await playTo(/check fails/, done);
  await picture(
    'annotations',
    `/pull/${finds.pull}/files`,
    'tr:has-text("# Checkout rejects")',
    'tr:has-text("+## Impact")',
    0,
  );
  await playTo(/What was promised/, done);
  await picture('action-items', `/issues/${finds.incident}`, `#issuecomment-${finds.panel} article`);
} catch (error) {
  terminal.failed('No pictures', [(error as Error).message]);
  process.exitCode = 1;
} finally {
  await chromium.close();
  await app.stop();
  await github.close();
}
