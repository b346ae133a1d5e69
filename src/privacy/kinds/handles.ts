import { matches, type PrivateKind } from '../kind.ts';

const HANDLE = /(?<![\w@/.+=:-])@(?:[A-Za-z\d](?:[\w-]*[A-Za-z\d])?)(?:\/[\w.-]*\w)?(?![\w-]*@|[\w-]*\.\w)/g;
const CHAT_ID = /<[@#!][^>\s|]{3,}(?:\|[^>]*)?>/g;
const HOME_FOLDER = /(?:(?<![\w.])\/home\/|(?<![\w.])\/Users\/|\\Users\\)([A-Za-z][\w.-]+)/g;

/** CSS at-rules, doc comment tags and decorators: `@media`, `@param`, `@Transactional`. */
const AT_WORDS = new Set(
  'media import charset keyframes font-face supports page layer container namespace param params return returns throws deprecated override see todo author since version type typedef example property default private public internal latest next beta alpha canary rc here-doc reboot daily hourly weekly monthly yearly midnight'.split(
    ' ',
  ),
);
const PACKAGE_BEFORE =
  /(?:\b(?:npm|pnpm|yarn|npx|bunx?)(?: [\w-]+)*|\b(?:from|import)\s*['"]|require\(['"]|\bpackage\s*[`'"]?)\s*$/i;
const NOT_A_HOME = new Set([
  'shared',
  'public',
  'user',
  'username',
  'ubuntu',
  'runner',
  'node',
  'app',
  'linuxbrew',
]);

const handles: PrivateKind = {
  name: 'handle',
  instead: 'Write the role.',
  *find(text, { allow }) {
    const isHandle = (found: string, start: number) => {
      const name = found.slice(1).toLowerCase();
      const before = text.slice(Math.max(0, start - 40), start);
      const isCode = before.endsWith('`') || /^[ \t]*$/.test(before.slice(before.lastIndexOf('\n') + 1));
      if (allow.includes(name) || allow.includes(found)) return false;
      if (AT_WORDS.has(name) || PACKAGE_BEFORE.test(before)) return false;
      if (
        /^\s{1,3}(?:annotation|decorator|attribute|directive|rule)s?\b/.test(text.slice(start + found.length))
      )
        return false;
      if (isCode && (/^@[A-Z][a-z]+/.test(found) || text.startsWith('@', start + found.length))) return false;
      return !/^\d+(?:[smhd]|ms)?$/.test(name);
    };
    yield* matches(CHAT_ID, text, (found) => !/^<!(?:--|doctype|\[CDATA)/i.test(found));
    yield* matches(HANDLE, text, isHandle);
    yield* matches(HOME_FOLDER, text, (name) => !NOT_A_HOME.has(name.toLowerCase()));
  },
  finds: [
    ['Paged @mkowalski at 09:10.', '@mkowalski'],
    ['cc @acme/sre-team, (@j-doe)', '@acme/sre-team', '@j-doe'],
    ['`@amal` restarts it', '@amal'],
    ['**@zoë** is away, @o_brien is not', '@zo', '@o_brien'],
    ['<@U012AB3CD> joined <#C0123ABCD|inc-checkout>', '<@U012AB3CD>', '<#C0123ABCD|inc-checkout>'],
    ['logs in /home/akowalski/logs and C:\\Users\\jdoe', 'akowalski', 'jdoe'],
  ],
  leaves: [
    'We installed `npm i @octokit/rest` again.',
    "import { x } from '@acme/ui';",
    'pinned to react@18.2.0 and actions/checkout@v4',
    '`@media print` and `@Transactional` were gone',
    '@Override\npublic void run()',
    'the @Transactional annotation was gone',
    'load was 3 @ 5 s',
    'jobs @daily and @reboot',
    'p99 @99 ms',
    'https://acme.com/home/cart',
    'build in /home/runner/work and /Users/Shared',
    'a tag like user@example',
    '<!-- a comment -->',
  ],
};
export default handles;
