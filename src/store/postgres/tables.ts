import type { Sql } from './database.ts';

/** Any fixed number: processes that start at the same time take turns creating the tables. */
const MAKING_TABLES = 7_302_741;

/** The text in which incidents are searched. */
export const WORDS = "coalesce(data ->> 'title', '') || ' ' || coalesce(data ->> 'services', '')";

/** An incident that is over, whether or not its issue is closed, and owes a post-mortem, as a condition on a row of the read model. */
export const OWED = `tab = 'incident' and (data ->> 'dropped') is null
  and ((data -> 'open') is distinct from 'true' or (data ->> 'phase') = 'resolved')
  and (data -> 'postMortem' -> 'merged') is distinct from 'true' and (data -> 'exempt') is distinct from 'true'
  and coalesce(data ->> 'kind', 'real') not in ('drill', 'maintenance')`;

/**
 * Whose history the read model holds: a row for each repository. What an older version recorded, which kept no such rows,
 * counts as whole. The row without a name says that this was settled: what is recorded later does not.
 */
export const SETTLE_HISTORY = `
  insert into debrief.read_model (object, tab, key, data)
  select 'history ' || repository || '#0', 'history', repository, '{}' from (
    select split_part(split_part(object, ' ', 2), '#', 1) as repository
    from debrief.read_model union select ''
  ) as known where not exists (select 1 from debrief.read_model where tab = 'history')
  on conflict do nothing`;

const TABLES = [
  'create schema if not exists debrief',
  `create table if not exists debrief.delivery (
    id text primary key,
    event text not null,
    refs jsonb not null,
    times integer not null default 1,
    received_at timestamptz not null default now()
  )`,
  'create index if not exists delivery_received on debrief.delivery (received_at)',
  `create table if not exists debrief.timer (
    object text primary key,
    ref jsonb not null,
    at timestamptz not null
  )`,
  'create index if not exists timer_at on debrief.timer (at)',
  `create table if not exists debrief.echo (
    object text primary key,
    ref jsonb not null,
    at timestamptz not null
  )`,
  'create index if not exists echo_at on debrief.echo (at)',
  `create table if not exists debrief.receipt (
    key text primary key,
    id bigint,
    at timestamptz not null
  )`,
  // `at`: when it was tried last.
  `create table if not exists debrief.refusal (
    key text primary key,
    since timestamptz not null,
    at timestamptz not null
  )`,
  `create table if not exists debrief.creation (
    owner text not null,
    at timestamptz not null
  )`,
  'create index if not exists creation_owner on debrief.creation (owner, at)',
  `create table if not exists debrief.label_name (
    repository text not null,
    former text not null,
    name text not null,
    primary key (repository, former)
  )`,
  // Repositories and accounts that got another name; `former` in lower case.
  `create table if not exists debrief.former_name (
    place bigint generated always as identity primary key,
    former text not null,
    name text not null,
    at timestamptz not null,
    unique (former, at)
  )`,
  `create table if not exists debrief.signal (
    id text primary key,
    object text not null,
    signal jsonb not null,
    kept_at timestamptz not null default clock_timestamp()
  )`,
  'create index if not exists signal_object on debrief.signal (object)',
  `create table if not exists debrief.read_model (
    object text not null,
    tab text not null,
    key text not null,
    data jsonb not null,
    primary key (object, tab, key)
  )`,
  'create index if not exists read_model_tab on debrief.read_model (tab, key)',
  `create index if not exists read_model_declared on debrief.read_model ((data ->> 'declaredAt') desc)
   where tab = 'incident'`,
  `create index if not exists read_model_open on debrief.read_model ((data ->> 'declaredAt') desc)
   where tab = 'incident' and (data -> 'open') = 'true'`,
  'drop index if exists debrief.read_model_owed',
  `create index if not exists read_model_owing on debrief.read_model ((data ->> 'declaredAt') desc) where ${OWED}`,
  `create index if not exists read_model_published on debrief.read_model ((data ->> 'declaredAt') desc)
   where tab = 'incident' and jsonb_array_length(coalesce(data -> 'publications', '[]')) > 0`,
  `create index if not exists read_model_words on debrief.read_model
   using gin (to_tsvector('simple', ${WORDS})) where tab = 'incident'`,
  SETTLE_HISTORY,
  // One row, written to check that the database is writable.
  `create table if not exists debrief.probe (
    id integer primary key check (id = 1),
    at timestamptz not null
  )`,
];

export async function makeTables(tx: Sql): Promise<void> {
  await tx.executeSql(`select pg_advisory_xact_lock(${MAKING_TABLES})`);
  for (const statement of TABLES) await tx.executeSql(statement);
}
