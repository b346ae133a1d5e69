import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { parse, stringify } from 'yaml';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { readPolicy } from '../../src/policy/load.ts';
import { POLICY_PATHS } from '../../src/policy/places.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { type GitHub, startGitHub } from '../github.ts';
import { pages } from '../pages/index.ts';
import { RehearsalApp } from '../rehearsal/app.ts';
import { VirtualTime } from '../rehearsal/time.ts';
import { startSlack } from '../slack.ts';
import { asEnterprise } from './enterprise.ts';
import { Mistake, Refused } from './refused.ts';
import { Scene } from './scene.ts';
import type { Deed, Entry, Step, Story } from './story.ts';

/** A failure: GitHub does not show what the story expects, or a step could not be done. */
export interface Failure {
  readonly line: number;
  readonly expected: string;
  /** What GitHub shows instead. */
  readonly found: string;
  /** The preceding step, as written in the file; null at the beginning. */
  readonly after: { readonly line: number; readonly words: string } | null;
}

/** A refused step of which the story does not say that it must be refused. */
export interface Note {
  readonly line: number;
  readonly words: string;
  readonly said: string;
}

export interface Result {
  readonly failures: readonly Failure[];
  readonly notes: readonly Note[];
}

export interface PlayOptions {
  readonly log: Logger;
  /** Called before the sandbox is taken down, for `--watch`. */
  readonly atEnd?: (result: Result, scene: Scene) => Promise<void>;
}

/** Long enough for every source's check of its length. */
const SECRET = 'the-secret-of-the-rehearsal';
const APP_MANIFEST = new URL('../../app.yml', import.meta.url);

/** Plays a story from its beginning, on a new GitHub. */
export async function play(story: Story, { log, atEnd }: PlayOptions): Promise<Result> {
  const time = new VirtualTime(Date.parse(story.now));
  let scene: Scene | null = null;
  const slack = story['services-up'].includes('slack') ? await startSlack(Object.keys(story.people)) : null;
  const { default_permissions: permissions, default_events: events } = parse(
    readFileSync(APP_MANIFEST, 'utf8'),
  );
  const github = await startGitHub({
    people: Object.entries(story.people).map(([login, role]) => ({ login, name: login, role })),
    permissions,
    events,
    pages,
    now: time.now,
    during: (work) => time.during(work),
    send: (_, request) => scene!.deliver(request),
  });
  try {
    const inForce = policyOf(story);
    await seed(github, story, inForce);
    scene = new Scene({
      github,
      time,
      repos: Object.keys(story.repositories),
      incidentLabel: inForce.labels.incident,
      env: {
        ALERT_SECRET: SECRET,
        ALERT_REPOSITORY: `${github.owner}/${Object.keys(story.repositories)[0]}`,
        ...slack?.env,
      },
      slack,
    });
    const notes: Note[] = [];
    const failures = await rehearse(story, scene, log, notes);
    const result = { failures, notes };
    await atEnd?.(result, scene);
    return result;
  } finally {
    scene?.app?.close();
    await github.close();
    await slack?.close();
  }
}

const [POLICY_PATH] = POLICY_PATHS;

function policyOf(story: Story): Policy {
  const text = policyText(story);
  return text ? readPolicy(text, POLICY_PATH, null).policy : DEFAULT_POLICY;
}

const policyText = ({ policy, 'policy-text': written }: Story) => written ?? (policy && stringify(policy));

async function seed(github: GitHub, story: Story, inForce: Policy): Promise<void> {
  const text = policyText(story);
  for (const [name, given] of Object.entries(story.repositories)) {
    const { files, protected: isProtected, installed, labels = labelsOf(inForce) } = given;
    const own = POLICY_PATHS.some((each) => each in files);
    // The organisation's repository is given as it is; the policy of the story is that of the others.
    const more = text && !own && name !== '.github' ? { [POLICY_PATH]: text } : {};
    await github.seed.repo({
      name,
      files: { ...files, ...more },
      labels: Object.fromEntries(labels.map((label) => [label, 'ededed'])),
      ...(isProtected ? { requiredChecks: ['debrief/post-mortem'] } : {}),
    });
    if (!installed) await github.seed.uninstall(name);
  }
}

/** The labels in a policy: a team that uses Debrief has created these. */
function labelsOf({ labels }: Policy): string[] {
  const { incident, severities, phases, postmortem, actionItem } = labels;
  const all = [
    incident,
    ...Object.values(severities).flat(),
    ...Object.values(phases),
    postmortem,
    actionItem,
  ];
  return [...new Set(all.filter((name) => name !== null))];
}

async function rehearse(story: Story, scene: Scene, log: Logger, notes: Note[]): Promise<Failure[]> {
  const { github, time } = scene;
  const isEnterprise = story.server === 'enterprise';
  const answered = isEnterprise ? asEnterprise(github.fetch) : github.fetch;
  scene.app = new RehearsalApp({
    github,
    apiUrl: isEnterprise ? `${github.url}/api/v3` : github.url,
    time,
    log,
    env: scene.env,
    skipsIdleSweeps: true,
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      const call = { method: request.method, path: pathname + search, isCharged: true };
      scene.calls.push(call);
      const answer = await time.during(() => answered(request));
      call.isCharged = answer.status !== 304;
      return answer;
    },
  });
  github.deliverTo('http://app.invalid/');
  await scene.startApp();
  await scene.settle();

  const failures: Failure[] = [];
  let after: Failure['after'] = null;
  for (const step of story.steps) {
    const found = await take(step, scene, notes);
    failures.push(...found.map((each) => ({ ...each, after })));
    if (step.type !== 'expect') {
      after = { line: step.line, words: step.words };
      // Later steps depend on it.
      if (found.length) break;
    }
  }
  return failures;
}

type Found = Omit<Failure, 'after'>;

async function take(step: Step, scene: Scene, notes: Note[]): Promise<Found[]> {
  if (step.type === 'expect') {
    const found: Found[] = [];
    for (const entry of step.entries) found.push(...(await look(entry, scene)));
    return found;
  }
  if (step.type === 'deed') return act(step, scene, notes);
  scene.hold();
  for (const deed of step.deeds) {
    const found = await act(deed, scene, notes);
    if (found.length) return found;
  }
  await scene.release();
  await scene.settle();
  return [];
}

async function act(
  { verb, value, who, name, refused, line, words }: Deed,
  scene: Scene,
  notes: Note[],
): Promise<Found[]> {
  if (name) scene.callsBefore.set(name, scene.calls.length);
  let said: string | null = null;
  try {
    await verb.play(value, scene, who ?? '');
  } catch (error) {
    if (error instanceof Mistake) return [{ line, expected: `the step ${words}`, found: error.message }];
    if (!(error instanceof Refused)) throw error;
    said = error.message;
  }
  await scene.settle();
  // Expectations check what a refused step left behind.
  if (said !== null && refused === null) notes.push({ line, words, said });
  if (refused === null || said?.includes(refused)) return [];
  const how = refused ? ` with “${refused}”` : '';
  return [{ line, expected: `the step is refused${how}: ${words}`, found: said ?? 'it was done' }];
}

async function look({ on, wanted, line }: Entry, scene: Scene): Promise<Found[]> {
  const found: Found[] = [];
  try {
    const subject = on === null ? null : await scene.find(on);
    for (const { expectation, value } of wanted) {
      const difference = await expectation.check(value, scene, subject);
      if (difference) found.push({ line, ...difference });
    }
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    found.push({
      line,
      expected: on === null ? 'something that can be checked' : `to find ${on}`,
      found: error.message,
    });
  }
  return found;
}
