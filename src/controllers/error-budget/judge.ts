import type { PhrasingContent, RootContent } from 'mdast';
import type { CheckReport } from '../../github/port.ts';
import {
  joined,
  link,
  list,
  markdown,
  phrase,
  print,
  reference,
  table,
} from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import type { Override, Overrides } from '../../overrides/override.ts';
import type { Policy } from '../../policy/schema.ts';
import { type Budget, isLarge } from '../../reliability/budgets/budget.ts';
import { dayIn, daysOf, duration, percent } from '../../reliability/words.ts';
import { instantText } from '../../time/text.ts';
import type { Zone } from '../../time/zone.ts';
import { parseRef, type Repo, sameRepo } from '../../vocabulary/refs.ts';

/** How many incidents to name for each budget. */
const MOST = 3;

/** A budget of a service that the pull request touches. */
export interface Touched extends Budget {
  /** ISO instant at which some of it is back if nothing else happens; null unless it is spent. */
  readonly backAt: string | null;
  /** If the source of its figures does not answer: when they were last known, or null for never. */
  readonly stale?: { readonly since: string | null };
}

export interface Case {
  readonly repo: Repo;
  readonly labels: readonly string[];
  readonly budgets: readonly Touched[];
  readonly overrides: Overrides;
  /** Incidents of these services that spend nothing, since nobody said when their impact started: `acme/shop#12`. */
  readonly startless: readonly string[];
  /** In which its days begin. */
  readonly zone: Zone;
}

type Verdict = Pick<CheckReport, 'conclusion' | 'title' | 'summary'>;

/** The check for a pull request, worded for somebody who wants to ship and has never heard of error budgets. Pure. */
export function judge(given: Case, settings: Policy['errorBudgets']): Verdict {
  const { budgets, labels, overrides } = given;
  if (budgets.length === 0)
    return {
      conclusion: 'neutral',
      title: 'No error budget is affected',
      summary: 'No file of this pull request belongs to a service that has an objective.',
    };
  const spent = budgets.filter(({ left, stale }) => left === 0 && !stale);
  const passes = labels.find((label) =>
    settings.passLabels.some((each) => each.toLowerCase() === label.toLowerCase()),
  );
  const said = (conclusion: Verdict['conclusion'], title: string, first: RootContent[]): Verdict => ({
    conclusion,
    title,
    summary: print([...first, ...overview(given), ...rule(spent, settings)]).trimEnd(),
  });
  const [worst] = [...spent].sort((a, b) => (b.burnRate ?? 0) - (a.burnRate ?? 0));
  if (worst && passes)
    return said(
      'success',
      `The budget of ${worst.service} is spent, and this change passes: ${passes}`,
      markdown`This pull request passes because of its label **${passes}**: work on reliability, security and urgent fixes is what a spent budget is for.`,
    );
  if (worst && overrides.standing)
    return said(
      'success',
      `The budget of ${worst.service} is spent; overridden by ${overrides.standing.by}`,
      overridden(overrides.standing),
    );
  if (worst)
    return said(
      settings.whenSpent === 'fail' ? 'failure' : 'neutral',
      `The error budget of ${worst.service} is spent: reliability work first`,
      stopped(worst, given, settings),
    );
  const unknown = budgets.find(({ stale }) => stale);
  if (unknown)
    return said(
      'neutral',
      `The budget of ${unknown.service} is not known right now`,
      markdown`The source of its figures does not answer, so this check blocks nobody. This is what was last known:`,
    );
  const [lowest] = [...budgets].sort((a, b) => a.left - b.left);
  const level = [...settings.warnAt]
    .sort((a, b) => b.spent - a.spent)
    .find((each) => 1 - lowest!.left >= each.spent);
  const title = `${percent(lowest!.left)} of the error budget of ${lowest!.service} is left`;
  return level
    ? said(
        'success',
        `${title}: ${level.advice}`,
        markdown`**${level.advice}** ${percent(1 - lowest!.left)} of the error budget of ${lowest!.service} is spent. This check passes.`,
      )
    : said('success', title, markdown`Ship as usual.`);
}

function stopped(
  worst: Touched,
  { overrides: { expired, refused }, zone }: Case,
  { passLabels }: Policy['errorBudgets'],
): RootContent[] {
  const { first, last } = daysOf(worst.window, zone);
  const back = worst.backAt
    ? phrase`on ${dayIn(worst.backAt, zone)} if nothing else happens`
    : phrase`once the incident is over and its time leaves the window`;
  const labels = passLabels.map((label) => `“${label}”`).join(', ');
  const ways = [
    phrase`Wait: some of it is back ${back}, and this check passes again by itself.`,
    ...(labels
      ? [
          phrase`Does this change make the service more reliable or secure, or is it an urgent fix? Give it one of the labels ${labels}.`,
        ]
      : []),
    phrase`Must it ship anyway? A person named in the policy comments \`/debrief override <why>\`.`,
  ];
  return markdown`**What happened.** We promised that ${worst.service} works ${worst.objective} % of the time. That allows ${duration(worst.budgetMinutes)} of downtime between ${first} and ${last}; users have had ${duration(worst.spentMinutes)}. Every release is a risk, so new features wait until the promise can be kept again.

**What you can do**

${list(ways.map((line) => ({ line })))}

${refused ? markdown`**The override was not accepted.** ${userMarkdown(refused)}` : []}

${expired ? markdown`The override by ${expired.by} ended on ${dayIn(expired.until, zone)}.` : []}`;
}

const overridden = ({ by, why, until, url }: Override): RootContent[] =>
  markdown`**Overridden by ${by} until ${instantText(until)}**: ${shorten(why, 500)} (${link(url, 'record')})`;

/** Each budget, how much of it is left, and what spent it. */
function overview({ budgets, repo, zone, startless }: Case): RootContent[] {
  const rows = budgets.map((budget) => [
    phrase`${budget.service}, ${budget.objective} %`,
    percent(budget.left),
    phrase`${duration(budget.spentMinutes)} of ${duration(budget.budgetMinutes)}`,
    forecast(budget, zone),
  ]);
  const head = [
    ['Service', 'left'],
    ['Left', 'right'],
    ['Spent', 'right'],
    ['When', 'left'],
  ] as const;
  const by = budgets.flatMap((budget) => spenders(budget, repo));
  return markdown`${table(head, rows)}

${by.length > 0 ? markdown`**What spent it**\n\n${list(by.map((line) => ({ line })))}` : []}

${startless.length > 0 ? notCounted(startless, repo) : []}`;
}

function forecast({ left, exhaustedAt, backAt, stale }: Touched, zone: Zone): string {
  if (stale) return stale.since ? `stale: last known ${instantText(stale.since)}` : 'never known';
  if (left === 0) return backAt ? `spent; some is back ${instantText(backAt)}` : 'spent';
  return exhaustedAt ? `at this rate spent ${dayIn(exhaustedAt, zone)}` : 'not in sight';
}

function spenders(budget: Touched, repo: Repo): PhrasingContent[][] {
  const { service, spentBy, budgetMinutes } = budget;
  return spentBy.slice(0, MOST).map(({ incident, minutes }) => {
    const asks = isLarge(minutes, budget)
      ? phrase`. It took ${percent(minutes / budgetMinutes)} of the budget alone: its post-mortem needs a P0 action item`
      : [];
    return phrase`${service}: ${duration(minutes)} by ${named(incident, repo)}${asks}`;
  });
}

/** Each incident of this repository once, and the others together. */
function notCounted(startless: readonly string[], repo: Repo): RootContent[] {
  const names = new Map(
    startless.map((incident) => [print(markdown`${named(incident, repo)}`), named(incident, repo)]),
  );
  return markdown`**Not counted**: ${joined([...names.values()], ', ')}. Nobody has said when its impact began. There, \`/incident time started 13:50 UTC\` adds it.`;
}

/** Incidents of other repositories are not named: readers of this one may not be allowed to see those. */
function named(incident: string, repo: Repo): PhrasingContent[] {
  const ref = parseRef(incident, repo);
  return ref && sameRepo(ref, repo) ? reference(`#${ref.number}`) : phrase`an incident of another repository`;
}

/** The rule: when the check blocks and when it passes again. */
const rule = (spent: readonly Touched[], { passLabels }: Policy['errorBudgets']): RootContent[] =>
  spent.length === 0
    ? []
    : markdown`**The rule.** While the error budget of a service is spent, pull requests that touch its files wait${passLabels.length ? `, except those labelled ${passLabels.join(', ')}, and` : ', except'} those that a named person lets pass. The rule ends by itself as soon as any of the budget is left.`;
