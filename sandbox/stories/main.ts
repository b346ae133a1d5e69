import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pino } from 'pino';
import { type Failure, type Note, play, type Result } from './play.ts';
import { readStory } from './read.ts';
import type { Scene } from './scene.ts';

/** The result of one file. */
export interface Played {
  readonly file: string;
  readonly title: string | null;
  readonly passed: boolean;
  readonly seconds: number;
  /** Problems of the file; if there are any, it was not played. */
  readonly problems: readonly { readonly line: number; readonly column: number; readonly message: string }[];
  readonly failures: readonly Failure[];
  readonly notes: readonly Note[];
}

export interface StoryOptions {
  readonly cwd: string;
  readonly logLevel: string;
  /** Called for each file as soon as it has been played. */
  readonly onEnd: (result: Played) => void;
  /** Keeps the sandbox of the last story running. */
  readonly watch?: (address: string) => Promise<void>;
}

/** Plays the stories of these files, one after another. */
export async function playFiles(files: readonly string[], options: StoryOptions): Promise<Played[]> {
  const log = pino({ level: options.logLevel });
  const all: Played[] = [];
  for (const file of files) {
    const began = performance.now();
    const { story, problems } = readStory(file, readFileSync(resolve(options.cwd, file), 'utf8'));
    const end = (result: Result | null) => {
      const played: Played = {
        file,
        title: story?.title ?? null,
        passed: result?.failures.length === 0,
        seconds: Math.round(performance.now() - began) / 1000,
        problems,
        failures: result?.failures ?? [],
        notes: result?.notes ?? [],
      };
      all.push(played);
      options.onEnd(played);
    };
    if (!story) {
      end(null);
      continue;
    }
    const { watch } = options;
    await play(story, {
      log,
      // Before `--watch` starts, which lasts until somebody ends it.
      async atEnd(result, scene) {
        end(result);
        if (watch && file === files.at(-1)) await keepUp(scene, watch);
      },
    });
  }
  return all;
}

/** The story's clock continues in real time from where the story ended. */
async function keepUp(scene: Scene, watch: (address: string) => Promise<void>): Promise<void> {
  const { time, github } = scene;
  const [from, began] = [time.now(), Date.now()];
  let moving = Promise.resolve();
  const timer = setInterval(() => {
    moving = moving.then(() => time.until(from + Date.now() - began));
  }, 500);
  await watch(`${github.webUrl}/${github.owner}/${scene.repo}`);
  clearInterval(timer);
  await moving;
}
