import { globSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { play } from '../sandbox/stories/play.ts';
import { readStory } from '../sandbox/stories/read.ts';

const log = pino({ level: 'silent' });

for (const file of globSync('stories/*.yml').sort()) {
  const { story, problems } = readStory(file, readFileSync(file, 'utf8'));
  test(story?.title ?? file, { timeout: 120_000 }, async () => {
    expect(problems).toEqual([]);
    expect((await play(story!, { log })).failures).toEqual([]);
  });
}
