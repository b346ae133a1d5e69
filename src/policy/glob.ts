/**
 * Globs of the policy, of the Action's `files` and of the command line. Policies and paths come from people we do not
 * know, so matching takes at most (length of the glob) × (length of the path) steps: no regular expressions, and
 * braces that unfold into too much are refused. See docs/decisions/0050-globs-without-backtracking.md.
 *
 * `*` and `?` stay within a folder and skip hidden names, `**` spans folders, `[a-z]` is one of these characters,
 * `{a,b}` is either, `\` takes the next character literally, and a glob that begins with `!` excludes.
 */
const MAX_LENGTH = 400;
const MAX_ALTERNATIVES = 100;

/** What is wrong with a glob, as the end of a sentence that begins with the glob; null when nothing is. */
export function globProblem(glob: string): string | null {
  const body = withoutMark(glob);
  if (body.trim() === '') return 'is empty';
  if (body.length > MAX_LENGTH) return `has ${body.length} characters; a glob has at most ${MAX_LENGTH}`;
  if (/[@+?*!]\(/.test(body)) return 'uses an extended pattern such as +(a|b); write {a,b} or several globs';
  if (/\{[^{},]*\.\.[^{},]*\}/.test(body)) return 'uses a range such as {1..9}; write [1-9] or {1,2,3}';
  if (commaOutsideBraces(body))
    return 'has a comma outside of braces; write each glob on a line of its own, or \\, for a comma in a name';
  if (unfold(body) === null) return `expands to more than ${MAX_ALTERNATIVES} globs; use * or fewer braces`;
  return null;
}

/** What is wrong with a list of globs, one sentence for each; empty when all of it can be used. */
export function globProblems(globs: readonly string[]): string[] {
  const problems = globs.flatMap((glob) => {
    const problem = globProblem(glob);
    return problem ? [`${JSON.stringify(glob)} ${problem}`] : [];
  });
  if (globs.length > 0 && globs.every(excludes))
    problems.push('there are only exclusions; name at least one glob without ! before them');
  return problems;
}

/** Whether a glob takes files out of the list instead of adding them. */
export const excludes = (glob: string) => glob.startsWith('!');

/** Whether a list of globs selects a path (with `/`, relative to where the globs begin). The last one that matches decides. */
export function matchGlobs(globs: readonly string[]): (path: string) => boolean {
  const rules = globs.map((glob) => ({
    selects: !excludes(glob),
    patterns: (excludes(glob) ? withFolder(withoutMark(glob)) : [withoutMark(glob)]).flatMap((each) =>
      compile(each, false),
    ),
  }));
  return (path) => {
    const names = path.split('/');
    return (
      rules.findLast(({ patterns }) => patterns.some((pattern) => fits(pattern, names)))?.selects ?? false
    );
  };
}

/** The globs that select none of these paths. */
export function idleGlobs(globs: readonly string[], paths: readonly string[]): string[] {
  return globs.filter((glob) => !excludes(glob) && !paths.some(matchGlobs([glob])));
}

/**
 * Whether patterns in the style of .gitignore leave a path out: without a slash they match at any depth, a folder
 * includes everything in it, case does not matter, and `!` takes back what an earlier one left out.
 */
export function matchIgnored(patterns: readonly string[]): (path: string) => boolean {
  const rules = patterns
    .map((pattern) => pattern.toLowerCase().trim())
    .filter((pattern) => pattern !== '' && !pattern.startsWith('#'))
    .map((pattern) => {
      const body = withoutMark(pattern);
      const trimmed = body.replace(/\/+$/, '');
      const anywhere = !trimmed.includes('/');
      const base = anywhere ? `**/${trimmed}` : trimmed.replace(/^\//, '');
      const globs = trimmed === body ? [base, `${base}/**`] : [`${base}/**`];
      return { leavesOut: !excludes(pattern), patterns: globs.flatMap((glob) => compile(glob, true)) };
    });
  return (path) => {
    const names = path.toLowerCase().split('/');
    return rules.findLast(({ patterns }) => patterns.some((one) => fits(one, names)))?.leavesOut ?? false;
  };
}

/** The folder that holds everything a glob can match: its names before the first wildcard. `` for any. */
export function folderOf(glob: string): string {
  const names = withoutMark(glob).split('/').slice(0, -1);
  const wild = names.findIndex((name) => /[*?[\]{}\\]/.test(name));
  return names.slice(0, wild < 0 ? undefined : wild).join('/');
}

/** What is left out may be a folder: then all that is in it is. */
export const withFolder = (glob: string) => [glob, `${glob.replace(/\/+$/, '')}/**`];

const withoutMark = (glob: string) => glob.replace(/^!/, '').replace(/^\.\//, '');

/** One character of a name: itself, any, one of a class; or any number of them. */
type Token =
  | string
  | { readonly any: 'one' | 'many' }
  | { readonly ranges: readonly string[]; readonly not: boolean };
/** A name of a path, or any number of names. */
type Name = readonly Token[] | '**';
interface Pattern {
  readonly names: readonly Name[];
  /** Whether wildcards match names that begin with a dot. */
  readonly dots: boolean;
}

function compile(glob: string, dots: boolean): Pattern[] {
  return (unfold(glob) ?? []).map((one) => {
    const names = one.split('/').map((name): Name => (name === '**' ? '**' : tokens(name)));
    // `folder/**` is what is in the folder, not a file of its name.
    return { dots, names: names.at(-1) === '**' ? [...names, tokens('*')] : names };
  });
}

function tokens(name: string): Token[] {
  const found = name.match(/\\.|\[!?\^?\]?[^\]]*\]|[\s\S]/g) ?? [];
  return found.map((text): Token => {
    if (text === '*') return { any: 'many' };
    if (text === '?') return { any: 'one' };
    if (text.length > 1 && text.startsWith('\\')) return text.slice(1);
    if (text.length < 3 || !text.startsWith('[')) return text;
    const [, not = '', inside = ''] = /^\[([!^]?)([\s\S]*)\]$/.exec(text) ?? [];
    return { not: not !== '', ranges: inside.match(/[\s\S]-[\s\S]|[\s\S]/g) ?? [] };
  });
}

/** Two walks of one kind: names along a path, and characters along a name. Each remembers only its last wildcard. */
function walk<P, T>(
  pattern: readonly P[],
  text: readonly T[] | string,
  many: (one: P) => boolean,
  one: (want: P, is: T | string) => boolean,
  skip: (is: T | string) => boolean,
): boolean {
  let [at, position] = [0, 0];
  let [star, resume] = [-1, 0];
  while (position < text.length) {
    const want = pattern[at];
    const is = text[position]!;
    if (want !== undefined && many(want)) [star, resume, at] = [at, position, at + 1];
    else if (want !== undefined && one(want, is)) [at, position] = [at + 1, position + 1];
    else if (star >= 0 && skip(text[resume]!)) [at, position, resume] = [star + 1, resume + 1, resume + 1];
    else return false;
  }
  return pattern.slice(at).every(many);
}

function fits({ names, dots }: Pattern, path: readonly string[]): boolean {
  const hidden = (name: string) => !dots && name.startsWith('.');
  return walk<Name, string>(
    names,
    path,
    (name) => name === '**',
    (want, name) => want !== '**' && !(hidden(name) && typeof want[0] !== 'string') && nameFits(want, name),
    (name) => !hidden(name),
  );
}

const nameFits = (want: readonly Token[], name: string) =>
  walk<Token, string>(
    want,
    name,
    (token) => typeof token === 'object' && 'any' in token && token.any === 'many',
    tokenFits,
    () => true,
  );

function tokenFits(token: Token, character: string): boolean {
  if (typeof token === 'string') return token === character;
  if ('any' in token) return true;
  return token.not !== token.ranges.some((range) => character >= range[0]! && character <= range.at(-1)!);
}

/** The globs without braces that a glob expands to; null when there are too many. */
function unfold(glob: string): string[] | null {
  let done = [''];
  for (const part of partsOf(glob)) {
    const choices: string[] = [];
    for (const choice of typeof part === 'string' ? [] : part) {
      const all = unfold(choice);
      if (all === null) return null;
      choices.push(...all);
    }
    if (typeof part === 'string') choices.push(part);
    if (done.length * choices.length > MAX_ALTERNATIVES) return null;
    done = done.flatMap((before) => choices.map((choice) => before + choice));
  }
  return done;
}

/** Text and alternatives in turn: `a{b,c}d` is `a`, `[b, c]`, `d`. Braces without a comma, or never closed, are text. */
function partsOf(glob: string): (string | string[])[] {
  const parts: (string | string[])[] = [];
  let text = '';
  for (let i = 0; i < glob.length; i++) {
    const group = glob[i] === '{' ? groupAt(glob, i) : null;
    if (glob[i] === '\\') text += glob.slice(i, ++i + 1);
    else if (group) {
      parts.push(text, group.choices);
      [text, i] = ['', group.end];
    } else text += glob[i];
  }
  return [...parts, text];
}

/** The alternatives of the brace at `start`, and where it closes; null when it has none or never closes. */
function groupAt(glob: string, start: number): { choices: string[]; end: number } | null {
  let depth = 0;
  const cuts = [start];
  for (let i = start; i < glob.length; i++) {
    if (glob[i] === '\\') i++;
    else if (glob[i] === '{') depth++;
    else if (glob[i] === ',' && depth === 1) cuts.push(i);
    else if (glob[i] === '}' && --depth === 0) {
      if (cuts.length === 1) return null;
      return { choices: cuts.map((cut, n) => glob.slice(cut + 1, cuts[n + 1] ?? i)), end: i };
    }
  }
  return null;
}

/** Whether a comma separates globs, as it does in other tools and not here. */
const commaOutsideBraces = (glob: string) =>
  partsOf(glob).some((part) => typeof part === 'string' && part.replace(/\\.|\[[^\]]*\]/g, '').includes(','));
