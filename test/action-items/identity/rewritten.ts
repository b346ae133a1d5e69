import { type Edits, random } from './edited.ts';

/** An item of a document; several ids where it says what several items said before. */
export interface Written {
  readonly ids: readonly number[];
  readonly text: string;
  readonly owner: string | null;
  readonly due: string | null;
}

const TEXTS = [
  'Put a circuit breaker around the tax service',
  'Page the storage team when replication lag passes 30 seconds',
  'Teach the deploy tool to refuse a rollout on Fridays after 15:00',
  'Move session data out of the primary Redis cluster',
  'Delete the unused feature flag `new-basket`',
  'Shorten the DNS TTL of api.shop to 60 seconds',
  'Draw up a runbook for draining a broken availability zone',
  'Give each tenant its own rate limit of 200 requests per second',
  'Verify nightly that backups of the ledger can be restored',
  'Warn when a certificate expires in less than 21 days',
  'Drop the legacy SOAP endpoint of the invoicing service',
  'Show the queue depth of the mailer on the main dashboard',
  'Stop retrying failed webhooks after 5 attempts',
  'Agree with the network provider on a maintenance calendar',
  'Split the nightly import into batches of 1,000 rows',
  'Add an index on orders.customer_id',
  'Make the status page independent of our own DNS',
  'Rehearse the promotion of the standby database every quarter',
  'Keep canary traffic at 5 % for 20 minutes before a full release',
  'Log the name of the config file that was loaded at start-up',
  'Replace the cron host with the job scheduler of the cluster',
  'Review who can change firewall rules in production',
  'Ask the payment provider for a second sandbox account',
  'Set a memory limit for the thumbnail worker',
];
const SIBLINGS: readonly (readonly [pattern: string, ...about: string[]])[] = [
  ['Add alert for {}', 'checkout latency', 'login errors', 'search saturation', 'disk usage on brokers'],
  ['Raise the timeout of the {} client', 'billing', 'inventory', 'shipping', 'identity'],
  ['Add a load test for the {} endpoint', 'cart', 'refund', 'export', 'signup'],
  ['Document the owner of {}', 'the mail relay', 'the proxy', 'the scheduler', 'the data lake'],
];
const OWNERS = ['ana', 'bo', 'chi', 'dee', 'eli', 'fay'];
const COUNTED = /\b(\d+)(?=( %| seconds| minutes| days| requests| attempts))/;
const lower = (text: string) => text[0]!.toLowerCase() + text.slice(1);

/** Two versions of a list of action items, and how each is laid out: a list, a table, in sections, in German. */
export class Rewriting {
  private readonly next: () => number;
  private id = 0;
  readonly old: readonly Written[];
  readonly now: readonly Written[];

  constructor(seed: number) {
    this.next = random(seed);
    const pool = this.shuffle(TEXTS);
    const size = 3 + this.below(9);
    const [pattern, ...about] = this.one(SIBLINGS);
    const siblings = this.chance(0.5) ? this.shuffle(about).map((each) => pattern.replace('{}', each)) : [];
    const before = 1 + this.below(3);
    const old = this.shuffle([...pool.slice(0, size), ...siblings.slice(0, before)]).map(this.fresh);
    const parts = pool.slice(size, size + 2);
    const both = this.chance(0.25) ? [this.fresh(`${parts[0]}, and ${lower(parts[1]!)}`)] : [];
    const isSplit = this.chance(0.6);
    const kept = [
      ...old.filter(() => this.chance(0.9)).map(this.edit),
      ...both.flatMap((item) => (isSplit ? parts.map((text) => ({ ...item, text })) : [item])),
    ];
    const added = [...siblings.slice(before), ...pool.slice(size + 2, size + 2 + this.below(3))].map(
      this.fresh,
    );
    const now = [...this.merged(kept), ...added];
    this.old = [...old, ...both];
    this.now = this.chance(0.6) ? this.shuffle(now) : now;
  }

  private below = (most: number) => Math.floor(this.next() * most);
  private one = <T>(list: readonly T[]): T => list[this.below(list.length)]!;
  private chance = (share: number) => this.next() < share;
  private shuffle: Edits['shuffle'] = (list) =>
    list
      .map((each) => [this.next(), each] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, each]) => each);

  private fresh = (text: string): Written => ({
    ids: [++this.id],
    text,
    owner: this.chance(0.75) ? this.one(OWNERS) : null,
    due: this.chance(0.65) ? `2026-0${3 + this.below(6)}-${10 + this.below(18)}` : null,
  });

  private merged(items: readonly Written[]): readonly Written[] {
    const [first, second, ...rest] = items;
    if (!first || !second || !rest.length || this.chance(0.85)) return items;
    const text = `${first.text.replace(/\.$/, '')} and ${lower(second.text)}`;
    return [{ ...first, ids: [...first.ids, ...second.ids], text }, ...rest];
  }

  private edit = (item: Written): Written => {
    const text = (change: (said: string) => string) => (was: Written) => ({ ...was, text: change(was.text) });
    const edits: readonly ((was: Written) => Written)[] = [
      text((said) => said.replace(COUNTED, (count) => String(Number(count) + 5 * (1 + this.below(4))))),
      text((said) => said.replace(/^(Add|Show|Log|Review|Warn)\b/, '$1ing')),
      text((said) => `We will ${lower(said)}`),
      text((said) => `${this.one(['[P1]', 'Prevent:', 'AI-3:', '🔧', '(short term)'])} ${said}`),
      text(
        (said) =>
          `${said} ${this.one(['because nobody noticed for an hour', '(see the timeline, 14:05)', '– agreed in the review', 'in all regions', 'and announce it in #platform'])}`,
      ),
      text((said) => said.replace(/([a-z]{4,})/i, '`$1`')),
      text((said) => said.replace(/(\w+ \w+)$/, '[$1](https://wiki.acme.dev/x)')),
      text((said) => (this.chance(0.5) ? said.toUpperCase() : said.toLowerCase())),
      text((said) => `**${said}**`),
      text((said) =>
        said
          .replace(/^Add\b/, 'Introduce')
          .replace(/^Delete\b/, 'Remove')
          .replace('database', 'DB'),
      ),
      text((said) =>
        said.replace(/^(Add|Review|Document) (.+)$/, (_, verb, rest) => `${rest} to be ${lower(verb)}ed`),
      ),
      (was) => ({ ...was, owner: this.chance(0.3) ? null : this.one(OWNERS) }),
      (was) => ({ ...was, due: this.chance(0.3) ? null : `2026-1${this.below(3)}-${10 + this.below(18)}` }),
    ];
    const count = this.chance(0.35) ? 0 : 1 + this.below(2);
    return this.shuffle(edits)
      .slice(0, count)
      .reduce((was, edit) => edit(was), item);
  };

  /** A document with these items, and the item of each of its lines, counted from 1. */
  render(items: readonly Written[]): { text: string; lines: ReadonlyMap<number, Written> } {
    const isGerman = this.chance(0.2);
    const day = (due: string) => (isGerman ? due.split('-').reverse().join('.') : due);
    const [who, when] = isGerman ? ['Verantwortlich: @', 'fällig: '] : ['owner: @', 'due '];
    const parts = ({ owner, due }: Written) =>
      [owner && `${who}${owner}`, due && `${when}${day(due)}`].filter(Boolean);
    const after = this.one([
      (item: Written) =>
        parts(item)
          .map((part) => `, ${part}`)
          .join(''),
      (item: Written) =>
        parts(item)
          .map((part) => ` (${part})`)
          .join(''),
      (item: Written) =>
        parts(item)
          .map((part) => ` — ${part}`)
          .join(''),
    ]);
    const lines = new Map<number, Written>();
    const out = [
      '# Checkout was down',
      '',
      `## ${this.one(['Action items', 'Follow-ups', 'Corrective actions'])}`,
      '',
    ];
    const put = (item: Written, line: string, ...more: string[]) => {
      lines.set(out.length + 1, item);
      out.push(line, ...more);
    };
    const layouts: readonly (() => void)[] = [
      () => items.forEach((item) => void put(item, `- [ ] ${item.text}${after(item)}`)),
      () => items.forEach((item, index) => void put(item, `${index + 1}. ${item.text}${after(item)}`)),
      () =>
        items.forEach(
          (item) => void put(item, `- ${item.text}`, ...parts(item).map((part) => `  - ${part}`)),
        ),
      () => {
        out.push(
          isGerman ? '| Maßnahme | Verantwortlich | Fällig |' : '| Action | Owner | Due |',
          '| --- | --- | --- |',
        );
        for (const item of items)
          put(
            item,
            `| ${item.text} | ${item.owner ? `@${item.owner}` : ''} | ${item.due ? day(item.due) : ''} |`,
          );
      },
      () => {
        out.push('| # | Owner | Due date | Action item | Status |', '|---|---|---|---|---|');
        items.forEach(
          (item, index) =>
            void put(
              item,
              `| ${index + 1} | ${item.owner ? `@${item.owner}` : '-'} | ${item.due ?? '-'} | ${item.text} | open |`,
            ),
        );
      },
      () => {
        for (const [index, item] of items.entries()) {
          if (index === 0) out.push('### Prevent', '');
          else if (index === Math.ceil(items.length / 2)) out.push('', '### Detect', '');
          put(item, `- [ ] ${item.text}${after(item)}`);
        }
      },
    ];
    this.one(layouts)();
    return {
      text: `---\ntitle: Checkout was down\ndate: 2026-03-01\n---\n\n${out.join('\n')}\n`,
      lines: new Map([...lines].map(([line, item]) => [line + 5, item])),
    };
  }
}
