import { wordsOf } from '../../languages/labels.ts';
import type { Language, Words } from '../../languages/language.ts';
import { languages } from '../../languages/words/index.ts';
import { type Phrase, sensesOf } from './phrase.ts';

/** The words of all languages, as wordings. */
const elsewhere = (of: (language: Language) => Words | undefined): string => wordsElsewhere(of).join(', ');
const wordsElsewhere = (of: (language: Language) => Words | undefined): string[] =>
  languages.flatMap((language) => wordsOf(of(language) ?? '')).map((word) => word.replaceAll('.', '\\.'));

export type LabelSense = 'owner' | 'due' | 'status' | 'type' | 'priority' | 'issue' | 'finished' | 'other';

/** Labels before a colon, by the field they introduce. */
const LABELS: readonly Phrase<LabelSense>[] = [
  {
    sense: 'owner',
    words: `owners?, owner\\(s\\), item owners?, action owners?, task owners?, owned by, assignees?, assigned( to)?, dri, responsible( person| party| team| engineer)?,
      who, leads?, drivers?, driven by, led by, point of contact, poc, contact, accountable, tracked by, by whom, teams?, squad, on point, champion,
      person in charge, pic, handled by, assigned engineer, owner team, owning team`,
    hits: ['Owner', 'owner(s)', 'Assigned to', 'DRI', 'Team', 'by whom', 'Responsible team'],
    misses: ['Ownership', 'The team', 'whom', 'Owner of the queue'],
  },
  {
    sense: 'finished',
    words: `completed( on)?, completion date, date completed, done( on)?, closed( on)?, finished( on)?, date closed, date done, fixed( on| in)?, merged( on| in)?,
      deployed( on)?, resolved( on| in)?, implemented( on| in)?, actual completion`,
    hits: ['Completed', 'Completed on', 'Date closed'],
    misses: ['Due date', 'Completion'],
  },
  {
    sense: 'due',
    words: `due( date| by| on)?, deadline, target( date| completion| completion date)?, eta, finish by, complete by, completed by, to be (done|completed) by, needed by, no later than,
      (by )?when, by, until, timeline, timeframe, due in, expected( by| completion| date)?, planned( for| date)?, completion target, delivery( date)?, date`,
    hits: ['Due', 'Due date', 'ETA', 'by when', 'Target completion date'],
    misses: ['Dues', 'overdue'],
  },
  {
    sense: 'status',
    words: 'status, state, progress',
    hits: ['Status'],
    misses: ['Estate'],
  },
  {
    sense: 'type',
    words: 'type, category, kind, action type',
    hits: ['Type'],
    misses: ['Prototype'],
  },
  {
    sense: 'priority',
    words: 'priority, prio, severity, urgency, importance',
    hits: ['Priority'],
    misses: ['Priority queue'],
  },
  {
    sense: 'issue',
    words:
      'issues?, tickets?, tracking( issue| ticket| link)?, tracked in, jira, bugs?, links?, pr, prs, pull requests?, mr, epic, github issue',
    hits: ['Ticket', 'Tracked in', 'PR'],
    misses: ['Issue summary'],
  },
  {
    sense: 'other',
    words:
      'effort, estimate, size, cost, notes?, rationale, why, reason, impact, comments?, success criteria, done when, verification, outcome, addresses',
    hits: ['Effort', 'Done when'],
    misses: ['Effortless'],
  },
];
export const labelWord = sensesOf('whole', LABELS);

/** Words that introduce an owner without a colon: "assigned to Ann", "owned by the core team". */
const OWNED_BY: readonly Phrase<'owner'>[] = [
  {
    sense: 'owner',
    words:
      'owned by, assigned to, led by, driven by, tracked by, handled by, owner is, owner will be, the owner is',
    hits: ['Add a limit, owned by Ann', 'Add a limit (tracked by Ann)', 'The owner is Ann'],
    misses: ['Agree on one owner per queue', 'caused by Ann', 'unassigned to date'],
  },
];
export const ownedBy = sensesOf('anywhere', OWNED_BY);

/** Words after the owner, for the actions just described: "Ann is in charge of both changes". */
const TAKES_CHARGE: readonly Phrase<'owner'>[] = [
  {
    sense: 'owner',
    words: `(is|are|will be) (in charge of|responsible for|accountable for|on the hook for|driving|handling|leading) (this|that|it|these|them|both|all),
      (owns|will own|takes care of|will take care of|sees to|will see to|will drive|will handle) (this|that|it|these|them|both|all)`,
    hits: ['Ann is in charge of both changes', 'Bo will take care of this', 'The data team owns it'],
    misses: ['Ann is in charge of the queue', 'Bo was handling it', 'Decide who owns each queue'],
  },
];
export const takesCharge = sensesOf('anywhere', TAKES_CHARGE);

/** Text in place of an owner that names nobody. */
const NOBODY: readonly Phrase<'nobody'>[] = [
  {
    sense: 'nobody',
    words: `tb[da], n/?a, none( yet)?, unassigned, not (yet )?assigned( yet)?, nobody( yet)?, any(one|body), whoever, no one( yet)?, no-one, no owner( yet)?, \\?+, -+, [–—]+, unknown, to be (decided|determined|assigned|confirmed), todo,
      to do, owner, name, needs? (an )?owner, unowned, open, tbc, pending, <[^<>]{0,60}>, \\[[^\\[\\]]{0,60}\\], @?(someone|somebody|username|handle|owner|name|your-name),
      ${elsewhere(({ nobody }) => nobody)}`,
    hits: [
      'TBD',
      'n/a',
      'none yet',
      'unassigned',
      '???',
      '—',
      'to be decided',
      '<owner>',
      '[name]',
      '@someone',
      'noch offen',
      'à définir',
    ],
    misses: ['Nobuhle', 'Una', 'Naomi', 'Toby'],
  },
];
export const nobody = sensesOf('whole', NOBODY);

/** "Équipe Stockage", "squadra della rete". */
const TEAMS_ELSEWHERE = wordsElsewhere(({ teams }) => teams)
  .map((word) => `${word}${/['’]$/.test(word) ? '' : ' '}[\\p{L}\\d-]{1,20}`)
  .join(', ');

/** "플랫폼팀", "SRE 팀". */
const TEAM_ENDS_ELSEWHERE = wordsElsewhere(({ teamEnds }) => teamEnds)
  .map((word) => `[\\p{L}\\d&-]{2,20}( [\\p{L}\\d&-]{2,20})? ?${word}`)
  .join(', ');

/** Words before or after the name of a team. */
const TEAMS: readonly Phrase<'team'>[] = [
  {
    sense: 'team',
    words: `(the )?((?!both |for |to |with |between |across )[\\p{L}\\d&/.'’-]{1,30} ){1,4}(teams?|squad|guild|crew|group|chapter|tribe|department|dept|on-?call),
      teams? (?!(?:meeting|call|sync|day|training|retro|review|channel|chat|calendar|wiki|page)s?(?![\\p{L}\\d]))[\\p{L}\\d-]{1,20}( [\\p{L}\\d-]{1,20})?, [\\p{L}\\d-]{1,30}-teams?,
      (platform|data|(site )?reliability|networks?|infrastructure|security|back-?end|front-?end|mobile|web|release|production|search|product|software|systems?|storage|database) (engineering|engineers|eng|ops|operations|sre),
      (data|cloud|developer|internal|core|identity) platform, sres?, dbas?, noc, soc, qa, devops, dev ?ops, infosec, secops, sysops, netops, it, ops, devs?, developers, engineers, engineering, on-?call,
      purchasing, procurement, accounting, facilities, customer (care|service|success|support), front desk, help ?desk, service desk, [\\p{L}]{2,20} ops,
      moderators, maintainers, committers, contributors, admins, administrators, editors, volunteers, organi[sz]ers,
      support, legal, marketing, sales, finance, comms, hr, pr team, management, leadership, everyone, everybody, all( of us)?, team, the team,
      ${TEAMS_ELSEWHERE}, ${TEAM_ENDS_ELSEWHERE}`,
    hits: [
      'Storage team',
      'the core platform team',
      'SRE',
      'Team Rocket',
      'Team Reviewers',
      'Team Daylight',
      'team lead',
      'Data Eng squad',
      'Plattform-Team',
      'équipe d’astreinte',
      'Squadra della rete',
      '플랫폼팀',
      'SRE 팀',
      'Devs',
      'maintainers',
      'Store ops',
      'customer care',
      'data platform',
      'Platform Engineering',
      'Site Reliability Engineering',
    ],
    misses: [
      'Steam',
      'teamwork',
      'Kafka',
      'chaos engineering',
      'a team effort',
      'Team meeting',
      'Team channels',
      'Paging for both teams',
      'Page both teams',
      '스팀',
      '팀',
    ],
  },
];
export const teamName = sensesOf('whole', TEAMS);

/** Text in brackets, before a colon or above a list that looks like a name but is not. */
const NOT_NAMES: readonly Phrase<'thing'>[] = [
  {
    sense: 'thing',
    words: `optional, high, medium, low, critical, urgent, major, minor, short, long, near, mid, immediate, next, other, others, misc, general, various, later, now,
      today, maybe, already, not, no, yes, all, new, also, see, note, notes, here, link, issue, action, actions, description, summary, background, context, details, example,
      short[- ]?term, long[- ]?term, medium[- ]?term, mid[- ]?term, near[- ]?term, phase, step, sprint, week, day, version, release, part, eta, due, target, est,
      detection, prevention, mitigation, response, recovery, resolution, observability, reliability, resilience, capacity, culture, people, tooling, tools, infra,
      infrastructure, backend, back-end, frontend, front-end, fe, platform, security, data, web, mobile, product, design, api, ui, ux, ci, cd, ci/cd, docs, documentation, code, tests,
      technical, tech, operational, organi[sz]ational, communications?, comms plan, operations, performance, scaling, quality, hygiene, follow-?ups?, runbooks?, playbooks?,
      process, processes, procedures?, policy, policies, training, education, awareness, governance, compliance, vendors?, alerts, alarms, metrics, logs, dashboards?, slos?, slas?,
      steps, status, plans, scope, timelines?, remarks?, reasons?, examples?, progress, access, safety, clean-?ups?, pager, quick, criteria,
      preventative, preventive, corrective, detective, proactive, reactive, internal, external, experimental, quick wins?, nice to have, must have, stretch, blocked, blocker,
      client, clients, customer, customers, users?, server, cluster, network, storage, database, databases, queue, cache, kubernetes, aws, gcp, azure, cloud, github, gitlab, jira, slack,
      linear, north, south, east, west, production, prod, staging, stage, dev env, development, review, retro, retrospective, meeting, discussion, research, fix, fixes, bugs?, feature,
      features, improvements?, changes, ideas?, questions?, answers?, risks?, lessons?, findings?, outcomes?, goals?, owners?, rollouts?, rollbacks?, deploys?, deployments?, builds?, pipelines?,
      monitors?, monitoring, alerting, logging, testing, automation, configuration, config, secrets?, certs?, certificates?, dns, tls, ssl, http, https, tcp, udp, vpn, sdk, cli, os, vm, vms,
      cpu, ram, ssd, gpu, sql, json, yaml, html, css, js, ts, pdf, csv, url, urls, id, ids, iam, acl, acls, rbac, sso, mfa, rfc, adr, poc, mvp, kpi, eod, eow, fyi, nb, ps, etc, tl;dr, faq, sev, sevs,
      cdn, waf, rds, ec2, ecs, eks, s3, sqs, sns, gke, lb, elb, alb, db, dbs, k8s, ha, dr, bcp, us, eu, uk, de, fr, utc, gmt, am, pm, cc, re, na, tbc, wontdo, wontfix, plan, rule, rules, root cause,
      monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, june, july, august, september, october, november, december,
      [a-z0-9]{2,20}-(side|only|level|wide|based|related), [\\w.-]{1,40}\\.(md|ya?ml|json|[jt]sx?|py|go|rs|sh|sql|txt|toml|tf|conf|cfg|ini|java|rb|php|html?|css|csv),
      ${elsewhere(({ notes }) => notes)}`,
    hits: [
      'Monitoring',
      'Steps',
      'Status',
      'Short-term',
      'API',
      'client-side',
      'Quick wins',
      '(optional)',
      'Friday',
      'Tooling',
      'runbook.md',
    ],
    misses: ['Rasmus', 'ann.lee', 'NDX', 'April', 'Apia', 'Katinka'],
  },
];
export const notAName = sensesOf('whole', NOT_NAMES);
