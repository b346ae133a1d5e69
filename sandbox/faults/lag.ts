import type { Json } from '../json.ts';
import { type Around, json, type Trouble } from './fault.ts';

/** What a write changed, and the state before; answers show the old state until the instant. */
interface Unseen {
  readonly until: number;
  /** `issue 7`, `comment 12`, `event 30`, `check 5`, `file a/b.md@branch`, `ref branch` */
  readonly key: string;
  /** Null if it did not exist. */
  readonly before: Json | null;
}

/**
 * Answers like a lagging replica: each write becomes visible only some time after GitHub confirmed it, in lists and
 * in single objects. The answer comes from GitHub, and what it should not show yet is removed or reverted.
 */
export function lag(around: Around, how: { of: 'own' | 'everybody'; from: number; to: number }): Trouble {
  let unseen: Unseen[] = [];
  const { chance, now, truth } = around;

  return {
    async ask({ request, own, write }, pass) {
      const { pathname } = new URL(request.url);
      const repo = /^\/repos\/[^/]+\/[^/]+/.exec(pathname)?.[0] ?? '';
      const path = pathname.slice(repo.length);
      if (!write) {
        // People see GitHub through the same replicas, but the harness acts for them and must see the true state.
        unseen = unseen.filter(({ until }) => until > now());
        return own && unseen.length ? past(await pass(), request) : pass();
      }
      if (how.of === 'own' && !own) return pass();
      const touched = await touchedBy(repo, path);
      const answer = await pass();
      if (!answer.ok) return answer;
      const until = now() + chance.between(how.from, how.to);
      for (const { key, read } of touched.after) await noteNew(key, read, touched.seen, until);
      for (const [key, before] of touched.before) unseen.push({ until, key, before });
      const born = await bornOf(path, answer);
      if (born) unseen.push({ until, key: born, before: null });
      return answer;
    },
  };

  /** The objects that a write to this path changes, in their state before it. */
  async function touchedBy(repo: string, path: string) {
    const before = new Map<string, Json | null>();
    const after: { key: string; read: () => Promise<Json[]> }[] = [];
    const seen = new Set<string>();
    const keep = async (key: string, at: string) => before.set(key, await truth(repo + at));
    const issue = /^\/(?:issues|pulls)\/(\d+)/.exec(path)?.[1];
    if (issue) {
      if (!/\/comments$/.test(path)) {
        await keep(`issue ${issue}`, `/issues/${issue}`);
        await keep(`pull ${issue}`, `/pulls/${issue}`);
      }
      const timeline = async (): Promise<Json[]> =>
        (await truth(`${repo}/issues/${issue}/timeline?per_page=100`)) ?? [];
      for (const entry of await timeline()) seen.add(eventKey(entry));
      after.push({ key: 'timeline', read: timeline });
    }
    if (/\/sub_issues$/.test(path)) {
      const children = async (): Promise<Json[]> => (await truth(`${repo}${path}`)) ?? [];
      for (const child of await children()) seen.add(`child ${child.number}`);
      after.push({ key: 'children', read: children });
    }
    const comment = /^\/issues\/comments\/(\d+)$/.exec(path)?.[1];
    if (comment) await keep(`comment ${comment}`, `/issues/comments/${comment}`);
    const check = /^\/check-runs\/(\d+)$/.exec(path)?.[1];
    if (check) await keep(`check ${check}`, `/check-runs/${check}`);
    return { before, after, seen };
  }

  async function noteNew(
    kind: string,
    read: () => Promise<Json[]>,
    seen: ReadonlySet<string>,
    until: number,
  ) {
    for (const entry of await read()) {
      const key = kind === 'timeline' ? eventKey(entry) : `child ${entry.number}`;
      if (!seen.has(key)) unseen.push({ until, key, before: null });
    }
  }

  /** An answer as a lagging replica would give it. */
  async function past(answer: Response, request: Request): Promise<Response> {
    if (!answer.headers.get('content-type')?.includes('json')) return answer;
    const path = new URL(request.url).pathname;
    const data: Json = await answer.json();
    const inList = /\/sub_issues$/.test(path) ? 'child' : '';
    const shown = Array.isArray(data)
      ? data.map((one) => old(one, inList)).filter((one) => one !== undefined)
      : Array.isArray(data?.check_runs)
        ? withRuns(data)
        : old(data, '');
    if (shown === undefined) return json(404, { message: 'Not Found' });
    const headers = new Headers(answer.headers);
    headers.delete('content-length');
    // It is the ETag of what this answer does not show yet.
    headers.delete('etag');
    return new Response(JSON.stringify(shown), { status: answer.status, headers });
  }

  function withRuns(data: Json): Json {
    const runs = data.check_runs.map((run: Json) => old(run, '')).filter((run: Json) => run !== undefined);
    return { ...data, check_runs: runs, total_count: runs.length };
  }

  /** The old state of an object; undefined if it did not exist. */
  function old(object: Json, list: 'child' | ''): Json {
    for (const key of keysOf(object, list)) {
      const first = unseen.find((one) => one.key === key);
      if (!first) continue;
      if (first.before === null) return undefined;
      return { ...object, ...pickKnown(object, first.before) };
    }
    return object;
  }
}

/** Only the fields that the object has, since lists leave some out. */
function pickKnown(object: Json, before: Json): Json {
  return Object.fromEntries(Object.entries(before).filter(([field]) => field in object));
}

const eventKey = (entry: Json): string => `event ${entry.event} ${entry.id ?? entry.created_at}`;

function keysOf(object: Json, list: 'child' | ''): string[] {
  if (typeof object !== 'object' || object === null) return [];
  if (list === 'child') return [`child ${object.number}`];
  if (typeof object.event === 'string') {
    const key = eventKey(object);
    return object.event === 'commented' ? [key, `comment ${object.id}`] : [key];
  }
  if (typeof object.number === 'number' && 'title' in object)
    return [
      object.head && object.base ? `pull ${object.number}` : `issue ${object.number}`,
      `born ${object.number}`,
    ];
  if (typeof object.issue_url === 'string') return [`comment ${object.id}`];
  if ('conclusion' in object && 'head_sha' in object) return [`check ${object.id}`];
  return [];
}

/** What a write has created, as a key. */
async function bornOf(path: string, answer: Response): Promise<string | null> {
  if (answer.status !== 201) return null;
  const made: Json = await answer.clone().json();
  if (/^\/(?:issues|pulls)$/.test(path)) return `born ${made.number}`;
  if (/\/issues\/\d+\/comments$/.test(path)) return `comment ${made.id}`;
  if (path === '/check-runs') return `check ${made.id}`;
  return null;
}
