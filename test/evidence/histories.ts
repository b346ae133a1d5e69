import { readFileSync } from 'node:fs';
import type { Activity, Change, Deployment, Observed, WorkflowRun } from '../../src/evidence/observed.ts';
import { incidentOf } from './incident.ts';

/** A made-up history, and the change that began its incident. `test/evidence/histories/README.md` has the notation. */
export interface History {
  readonly name: string;
  readonly observed: Observed;
  /** Address of the change. */
  readonly began: string;
}

const DAY = '2026-03-10';
const BEFORE = '2026-03-09';

/** All histories of a file. */
export function historiesIn(name: 'tuning' | 'held-out'): History[] {
  const text = readFileSync(new URL(`histories/${name}.txt`, import.meta.url), 'utf8');
  return text.split(/^## /m).slice(1).map(read);
}

export function read(block: string): History {
  const [name = '', ...lines] = block.trim().split('\n');
  const field = (key: string) =>
    lines
      .find((line) => line.startsWith(`${key}:`))!
      .slice(key.length + 1)
      .trim();
  const [started = '', resolved = ''] = field('impact')
    .split(' – ')
    .map((time) => `${DAY}T${time}:00Z`);
  const paths = field('paths').split(', ').filter(Boolean);
  const repositories = new Map<string, Building>();
  for (const line of lines) {
    const event = /^(?:@(\S+) )?(-1d )?(\d\d:\d\d) (\w+) (.+)$/.exec(line);
    if (!event) continue;
    const [, repo = 'shop', yesterday, time, verb = '', rest = ''] = event;
    if (!repositories.has(repo)) repositories.set(repo, new Building(repo));
    repositories.get(repo)!.add(`${yesterday ? BEFORE : DAY}T${time}:00Z`, verb, rest);
  }
  const activity = [...repositories.values()].map((each) => each.done(each.repo === 'shop' ? paths : []));
  const service = lines.find((line) => line.startsWith('service: '))?.slice('service: '.length);
  const incident = incidentOf({
    title: field('incident'),
    services: service ? [service] : [],
    milestones: { started, detected: started, resolved },
    log: [{ at: started, kind: 'update', text: field('said') }],
  });
  return {
    name,
    began: `https://github.test/${field('began').replace('#', 'pull/')}`,
    observed: {
      incident,
      window: { from: `${BEFORE}${started.slice(10)}`, to: resolved },
      alerts: [],
      marked: [],
      pinned: [],
      leftOut: [],
      attachments: [],
      activity,
    },
  };
}

class Building {
  readonly repo: string;
  private readonly changes: Change[] = [];
  private readonly deployments: Deployment[] = [];
  private readonly runs: WorkflowRun[] = [];

  constructor(repo: string) {
    this.repo = repo;
  }

  add(at: string, verb: string, rest: string): void {
    const [words = '', files = ''] = rest.split('|').map((part) => part.trim());
    const [first = '', second = '', third = ''] = words.split(' ');
    const title = words.slice(first.length).trim();
    const paths = files === '?' ? null : files.split(', ').filter(Boolean);
    if (verb === 'merge' || verb === 'push') this.changes.push(change(first, at, title, paths));
    if (verb === 'revert') {
      const before = this.changes.find(({ sha }) => sha === shaOf(second))!;
      this.changes.push(change(first, at, `Revert "${before.title}"`, paths));
    }
    if (verb === 'deploy') {
      const state = third === 'failure' || third === 'pending' ? third : 'success';
      const url = `https://github.test/deployments/${this.deployments.length + 1}`;
      this.deployments.push({ sha: shaOf(second), environment: first, at, state, stateAt: at, url });
    }
    if (verb === 'run') {
      const run = { workflow: first, at, succeeded: second === 'pass', sha: shaOf(third) };
      this.runs.push({ ...run, url: `https://github.test/runs/${this.runs.length + 1}` });
    }
  }

  done(paths: readonly string[]): Activity {
    const { repo, changes, deployments, runs } = this;
    return {
      owner: 'acme',
      repo,
      branch: 'main',
      paths,
      changes,
      deployments,
      runs,
      releases: [],
      leftOut: [],
    };
  }
}

const shaOf = (name: string) => name.replace('#', 'pr').padEnd(40, '0');

function change(name: string, at: string, title: string, paths: readonly string[] | null): Change {
  const pull = name.startsWith('#') ? Number(name.slice(1)) : null;
  return {
    sha: shaOf(name),
    at,
    title,
    url: `https://github.test/${name.replace('#', 'pull/')}`,
    pull,
    paths,
  };
}
