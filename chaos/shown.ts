import type { Json } from '../sandbox/json.ts';
import { markerStart } from '../src/github/markers.ts';

type Read = (path: string) => Promise<Json>;

/**
 * All that GitHub shows of a repository in the end, as lines of text, without what depends on the order in which things
 * were numbered: an issue is named by its title, a person's comment by its place.
 *
 * @param read an answer's body by its path below the repository; null for 404
 * @param bot Debrief's login
 */
export async function shown(read: Read, bot: string): Promise<string[]> {
  const issues: Json[] = (await read('/issues?state=all&per_page=100&direction=asc')) ?? [];
  const comments = new Map<number, Json[]>();
  for (const { number } of issues)
    comments.set(number, (await read(`/issues/${number}/comments?per_page=100`)) ?? []);
  const people = [...comments.values()].flat().filter(({ user }) => user.login !== bot);
  const place = (id: string) => `comment-${people.findIndex((comment) => String(comment.id) === id)}`;
  const neutral = (text: string): string => {
    let result = text
      .replaceAll('\r\n', '\n')
      .replace(/\b[0-9a-f]{40}\b/g, '<sha>')
      // Digests of texts with the numbers of comments in them.
      .replace(/ (wrote|rows|of)=[0-9a-f]\S*/g, ' $1=<digest>')
      // How a command first read that was edited soon afterwards depends on when Debrief could look.
      .replace(/ accepted=\S+/g, '')
      .replace(/^\*\*Changed afterwards\*\*$|^- .* now says .*$/gm, '')
      .replace(/(issuecomment-|debrief:reply to=)(\d+)/g, (_, before, id) => before + place(id))
      .replace(/ answered=(\S*)/g, (_, codes: string) => {
        const answers = codes.split('.').map((code) => code.replace(/^\d+/, place));
        return ` answered=${answers.sort().join('.')}`;
      });
    for (const { number, title } of issues)
      result = result.replace(
        new RegExp(`(?:#|/(?:issues|pull)/|post-mortem-)${number}(?!\\d)`, 'g'),
        `<${title}>`,
      );
    // A panel lists items by their numbers.
    return result.split('\n').filter(Boolean).sort().join('⏎');
  };

  const lines: string[] = [];
  for (const issue of issues) {
    const { number, title, body, state, labels, assignees, user, pull_request } = issue;
    const name = `${pull_request ? 'pull request' : 'issue'} “${title}”`;
    const names = labels.map((label: Json) => label.name).sort();
    const who = assignees.map((assignee: Json) => assignee.login).sort();
    lines.push(`${name} by ${user.login}: ${state} [${names}] (${who}) ${neutral(body ?? '')}`);
    for (const comment of comments.get(number)!) {
      // What was late depends on when Debrief could look.
      if (comment.user.login === bot && comment.body.startsWith(markerStart('reminder'))) continue;
      const given: Json[] = (await read(`/issues/comments/${comment.id}/reactions`)) ?? [];
      const reactions = given.map(({ content, user }) => `${user.login} ${content}`).sort();
      lines.push(`${name}, comment by ${comment.user.login}: ${neutral(comment.body)} [${reactions}]`);
    }
    if (pull_request) lines.push(...(await pullLines(number, name, read)));
    else
      for (const child of (await read(`/issues/${number}/sub_issues`)) ?? [])
        lines.push(`${name} has the sub-issue “${child.title}”`);
  }
  const branches: Json[] = (await read('/branches')) ?? [];
  lines.push(...branches.map(({ name }) => `branch ${neutral(name)}`));
  return lines.sort();
}

async function pullLines(number: number, name: string, read: Read): Promise<string[]> {
  const pull = await read(`/pulls/${number}`);
  const files: Json[] = (await read(`/pulls/${number}/files`)) ?? [];
  const said: Json[] = (await read(`/pulls/${number}/comments?per_page=100`)) ?? [];
  const checks: Json[] = (await read(`/commits/${pull.head.sha}/check-runs`))?.check_runs ?? [];
  const newest = new Map(checks.toSorted((a, b) => a.id - b.id).map((run) => [run.name, run]));
  return [
    `${name}: ${pull.merged ? 'merged' : 'not merged'}, draft ${pull.draft}, ${pull.base.ref}`,
    ...files.map(({ filename, status }) => `${name}, file ${status}: ${filename}`),
    ...said.map(({ path, line, body }) => `${name}, ${path}:${line}: ${body}`),
    ...[...newest.values()].map((run) => `${name}, check ${run.name}: ${run.conclusion} ${run.output.title}`),
  ];
}

/**
 * What two lists of lines differ in: `-` is missing, `+` is too much, and `±` is there, but with other parts than
 * expected.
 */
export function differences(expected: readonly string[], actual: readonly string[]): string[] {
  const left = [...actual];
  const missing = expected.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const changed = missing.map((line) => {
    const at = left.findIndex((other) => areAlike(line, other));
    if (at < 0) return `- ${line}`;
    const [other] = left.splice(at, 1);
    return `± ${/^.*?”[^:]*/.exec(line)?.[0] ?? ''}: ${partsThatDiffer(line, other!)}`;
  });
  return [...changed, ...left.map((line) => `+ ${line}`)];
}

/** The lines without the comments on each object, one of each controller, that report what GitHub refused. */
export function withoutNotices(lines: readonly string[]): string[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    const upTo = /^.*<!-- debrief:refused(?: kind=[\w-]+)? -->/.exec(line)?.[0];
    if (upTo === undefined || seen.has(upTo)) return true;
    seen.add(upTo);
    return false;
  });
}

const partsOf = (line: string): string[] => line.split('⏎');

/** Whether most parts of one line are in the other. */
function areAlike(line: string, other: string): boolean {
  const parts = partsOf(line);
  const shared = parts.filter((part) => partsOf(other).includes(part));
  return shared.filter(Boolean).length > parts.filter(Boolean).length / 2;
}

function partsThatDiffer(line: string, other: string): string {
  const missing = partsOf(line).filter((part) => !partsOf(other).includes(part));
  const surplus = partsOf(other).filter((part) => !partsOf(line).includes(part));
  return [...missing.map((part) => `− ${part}`), ...surplus.map((part) => `+ ${part}`)].join('\n      ');
}
