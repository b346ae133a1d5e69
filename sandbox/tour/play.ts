import { setTimeout as pause } from 'node:timers/promises';
import type { GitHub } from '../github.ts';
import type { Json } from '../json.ts';
import type { Terminal } from '../terminal.ts';
import type { Answer } from '../world.ts';

/** A step waited in vain: what it expected, and what GitHub showed instead. */
export class TourFailure extends Error {
  readonly expected: string;
  readonly saw: string;
  constructor(expected: string, saw: string) {
    super(`expected: ${expected}; GitHub showed: ${saw}`);
    this.expected = expected;
    this.saw = saw;
  }
}

/** The result of a probe: what was waited for, or what there is instead. */
export type Found<T> = { readonly value: T } | { readonly saw: string };

/** What the steps of a story use to act and to see. */
export interface Stage {
  readonly github: GitHub;
  /** `OWNER/REPO` */
  readonly repo: string;
  /** Does something as a person; throws when GitHub refuses. Paths are below the repository. */
  act(who: string, method: string, path: string, body?: unknown): Promise<Json>;
  /** The same, refusals included. */
  tryTo(who: string, method: string, path: string, body?: unknown): Promise<Answer>;
  /** Reads as a person would see it; null if it does not exist. */
  read(path: string): Promise<Json>;
  /** Polls until GitHub shows what is expected. */
  until<T>(expected: string, probe: () => Promise<Found<T>>): Promise<T>;
  link(path: string): string;
}

/** A step acts, waits until GitHub shows the result, and returns lines to print, mostly links. */
export interface Step {
  readonly title: string;
  play(stage: Stage): Promise<readonly string[]>;
}

const DEADLINE = 15_000;
const LOOK_EVERY = 40;

export function makeStage(github: GitHub, repo: string, deadline = DEADLINE): Stage {
  const base = `/repos/${repo}`;
  const tryTo: Stage['tryTo'] = (who, method, path, body) => github.as(who)(method, base + path, body);
  return {
    github,
    repo,
    tryTo,
    link: (path) => `${github.webUrl}/${repo}${path}`,
    async act(who, method, path, body) {
      const answer = await tryTo(who, method, path, body);
      if (answer.ok) return answer.data;
      const said = answer.data?.message ?? '';
      throw new TourFailure(`${who} may ${method} ${path}`, `${answer.status} ${said}`);
    },
    async read(path) {
      const answer = await tryTo('mira', 'GET', path);
      return answer.ok ? answer.data : null;
    },
    async until(expected, probe) {
      const end = Date.now() + deadline;
      for (;;) {
        const found = await probe();
        if ('value' in found) return found.value;
        if (Date.now() > end) throw new TourFailure(`${expected} (within ${deadline / 1000} s)`, found.saw);
        await pause(LOOK_EVERY);
      }
    },
  };
}

/** Plays the steps in order and reports each. Resolves to the step that failed, or null when all succeeded. */
export async function play(steps: readonly Step[], stage: Stage, terminal: Terminal): Promise<Step | null> {
  for (const step of steps) {
    const began = performance.now();
    terminal.begin(step.title);
    try {
      const lines = await step.play(stage);
      terminal.done(step.title, (performance.now() - began) / 1000, lines);
    } catch (error) {
      const why =
        error instanceof TourFailure
          ? [`expected:      ${error.expected}`, `GitHub showed: ${error.saw}`]
          : [error instanceof Error ? (error.stack ?? error.message) : String(error)];
      terminal.failed(step.title, why);
      return step;
    }
  }
  return null;
}
