import { findMarker } from '../../github/markers.ts';
import type { Issue } from '../../github/port.ts';
import { readDeclare, type Wish } from '../../incident/commands/declare.ts';
import type { Declaration } from '../../incident/facts.ts';
import { asWritten } from '../../policy/label-names.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Service } from '../../policy/sections/services.ts';
import type { Lead } from '../../services/lead.ts';
import { toSecond } from '../../time/second.ts';
import { hash } from '../../vocabulary/hash.ts';
import { type ObjectRef, type Repo, sameRepo } from '../../vocabulary/refs.ts';
import { type ChatMessage, typedBy } from '../chat-typed.ts';
import type { World } from '../controller.ts';
import { homeOf } from '../incident/find.ts';
import type { Typed } from '../incident/from-chat.ts';
import { homeWithApp } from '../incident/home.ts';
import { findLike, startOfLikeness } from '../incident/like.ts';
import { mayCommand } from '../incident/may-command.ts';
import { pagedFor } from '../on-call.ts';

/** A message with `/incident declare`, typed where there is no war room. */
export interface Received {
  readonly signal: string;
  readonly message: ChatMessage;
  /** What is to be declared, or a sentence for the author why nothing is. */
  readonly wanted: Wanted | string;
}

export interface Wanted {
  readonly typed: Typed;
  readonly wish: Wish & { readonly title: string };
  readonly services: readonly Service[];
  /** Who is on call according to PagerDuty, by service name. */
  readonly paged: Readonly<Record<string, Lead>>;
  /** An open incident, declared shortly before, that seems to be the same. */
  readonly like: Declaration['like'] | null;
  /** What an earlier, interrupted look opened for it. */
  readonly opened: Issue | null;
}

export interface ChatDeclarationFacts {
  /** The repository whose policy applies. */
  readonly here: Repo;
  /** Where incidents belong, and where this one is opened: there, or here where the App is not installed there. */
  readonly belongs: Repo;
  readonly home: Repo;
  /** This policy, with the names that its labels have there. */
  readonly homePolicy: Policy;
  readonly received: readonly Received[];
}

/** 2 calls for each message, and 1 for each 100 incidents since; 1 to the chat for somebody not listed by id. */
export async function observe(
  ref: ObjectRef,
  world: World,
  policy: Policy,
): Promise<ChatDeclarationFacts | null> {
  const waiting = (await world.signals?.waiting(ref)) ?? [];
  if (waiting.length === 0 || !world.chat) return null;
  const here = { owner: ref.owner, repo: ref.repo };
  const belongs = homeOf(here, policy);
  const home = await homeWithApp(belongs, here, world);
  const homePolicy = sameRepo(home, here) ? policy : asWritten(policy, world.renamedLabels);
  const received: Received[] = [];
  for (const { id: signal, at, data } of waiting) {
    const message = data as unknown as ChatMessage;
    const said = { id: hash(signal), at: toSecond(Date.parse(at)) };
    const wanted = await wantedBy(message, said, ref, { home, homePolicy }, world, policy);
    received.push({ signal, message, wanted });
  }
  return { here, belongs, home, homePolicy, received };
}

async function wantedBy(
  message: ChatMessage,
  said: Pick<Typed, 'id' | 'at'>,
  ref: ObjectRef,
  { home, homePolicy }: Pick<ChatDeclarationFacts, 'home' | 'homePolicy'>,
  world: World,
  policy: Policy,
): Promise<Wanted | string> {
  const { github, chat } = world;
  const known = await typedBy(message, ref, policy, chat!);
  if (typeof known === 'string') return known;
  const wish = readDeclare(known.text, policy);
  const { title } = wish ?? {};
  if (!wish || !title) return NO_TITLE;
  if (!(await mayCommand(known.login, ref, github, policy)))
    return `Declaring an incident takes the role *${policy.incidents.commandRole}* on ${ref.owner}/${ref.repo}. Somebody with that role can repeat your command.`;
  const since = startOfLikeness(said.at, policy);
  const incidents = { state: 'all', since } as const;
  const others = await github.issuesWithLabels(home, [homePolicy.labels.incident], incidents);
  const opened = others.find((issue: Issue) => findMarker(issue, 'incident', { typed: said.id }));
  const services = policy.services.filter(({ channel }) => isChannel(channel, message));
  const names = services.map(({ name }) => name);
  return {
    typed: { ...known, ...said },
    wish: { ...wish, title },
    services,
    paged: opened ? {} : await pagedFor(services, world, policy),
    like: opened ? null : findLike({ title, services: names }, said.at, others, policy),
    opened: opened ?? null,
  };
}

const NO_TITLE = 'What is wrong? Type it like this: `/incident declare sev2 Checkout rejects cards`.';

/** Whether a service names this channel as its own: `#payments`, `payments`, or an id. */
const isChannel = (named: string | null, { channel, name }: ChatMessage) =>
  named !== null && [channel, name].includes(named.replace(/^#/, ''));
