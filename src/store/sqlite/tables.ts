/** An incident that is over, whether or not its issue is closed, and owes a post-mortem, as a condition on a row of the read model. */
export const OWED = `tab = 'incident' and data ->> 'dropped' is null
  and (ifnull(data ->> 'open', 0) = 0 or ifnull(data ->> 'phase', '') = 'resolved')
  and ifnull(data ->> '$.postMortem.merged', 0) = 0 and ifnull(data ->> 'exempt', 0) = 0
  and ifnull(data ->> 'kind', 'real') not in ('drill', 'maintenance')`;

/**
 * Whose history the read model holds: a row for each repository. What an older version recorded, which kept no such rows,
 * counts as whole. The row without a name says that this was settled: what is recorded later does not.
 */
export const SETTLE_HISTORY = `
  insert into read_model (object, tab, key, data)
  select 'history ' || repository || '#0', 'history', repository, '{}' from (
    select substr(object, instr(object, ' ') + 1, instr(object, '#') - instr(object, ' ') - 1) as repository
    from read_model union select ''
  ) where not exists (select 1 from read_model where tab = 'history')`;

/**
 * Instants are milliseconds; lists and objects are JSON. Text with a null character is refused, as Postgres does, so
 * that both engines accept the same data.
 */
export const TABLES = `
  create table if not exists delivery (
    id text primary key check (instr(id, char(0)) = 0),
    event text not null,
    refs text not null,
    received_at integer not null
  ) strict, without rowid;
  create index if not exists delivery_received on delivery (received_at);

  create table if not exists queue (
    object text primary key,
    ref text not null,
    ready_at integer not null,
    -- Attempts that failed since it was queued last.
    attempts integer not null default 0,
    given_up integer not null default 0,
    priority integer not null default 1
  ) strict, without rowid;
  drop index if exists queue_ready;

  create table if not exists timer (
    object text primary key,
    ref text not null,
    at integer not null
  ) strict, without rowid;
  create index if not exists timer_at on timer (at);

  create table if not exists echo (
    object text primary key,
    ref text not null,
    at integer not null
  ) strict, without rowid;
  create index if not exists echo_at on echo (at);

  create table if not exists receipt (
    key text primary key,
    id integer,
    at integer not null
  ) strict, without rowid;

  create table if not exists refusal (
    key text primary key,
    since integer not null,
    -- When it was tried last.
    at integer not null
  ) strict, without rowid;

  create table if not exists creation (
    owner text not null,
    at integer not null
  ) strict;
  create index if not exists creation_owner on creation (owner, at);

  create table if not exists label_name (
    repository text not null,
    former text not null,
    name text not null,
    primary key (repository, former)
  ) strict, without rowid;

  -- Repositories and accounts that got another name; \`former\` in lower case.
  create table if not exists former_name (
    place integer primary key,
    former text not null,
    name text not null,
    at integer not null,
    unique (former, at)
  ) strict;

  create table if not exists signal (
    place integer primary key,
    id text not null unique,
    object text not null,
    signal text not null
  ) strict;
  create index if not exists signal_object on signal (object);

  create table if not exists read_model (
    object text not null,
    tab text not null,
    key text not null,
    data text not null,
    primary key (object, tab, key)
  ) strict, without rowid;
  drop index if exists read_model_tab;
  create index if not exists read_model_key on read_model (tab, key);

  -- Few are owed, among many.
  drop index if exists incident_owed;
  create index if not exists incident_owing on read_model (data ->> 'declaredAt') where ${OWED};

  -- What incidents are listed and searched by, kept beside the read model by its triggers. Ids follow the instant of the
  -- declaration, in microseconds, so that the latest come first without sorting.
  create table if not exists incident (
    id integer primary key,
    object text not null,
    key text not null,
    repository text not null,
    open integer not null,
    published integer not null,
    severity text,
    team text,
    cause text,
    services text not null,
    unique (object, key)
  ) strict;
  create index if not exists incident_open on incident (open, id);
  create index if not exists incident_team on incident (team, id);
  create index if not exists incident_cause on incident (cause, id);
  create index if not exists incident_published on incident (id) where published = 1;
  create virtual table if not exists incident_text using fts5 (
    title, services, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
  );
  create trigger if not exists incident_listed after insert on read_model when new.tab = 'incident' begin
    insert into incident (id, object, key, repository, open, published, severity, team, cause, services)
    select ifnull(max(other.id) + 1, wanted.id), new.object, new.key,
      lower(substr(new.key, 1, instr(new.key || '#', '#') - 1)), ifnull(new.data ->> 'open', 0),
      ifnull(json_array_length(new.data, '$.publications'), 0) > 0,
      new.data ->> 'severity', new.data ->> 'team', new.data ->> 'cause', lower(ifnull(new.data ->> 'services', '[]'))
    from (select cast(ifnull(unixepoch(new.data ->> 'declaredAt'), 0) as integer) * 1000000 as id) as wanted
    left join incident as other on other.id between wanted.id and wanted.id + 999999;
    insert into incident_text (rowid, title, services)
    select id, ifnull(new.data ->> 'title', ''), services from incident
    where object = new.object and key = new.key;
  end;
  create trigger if not exists incident_unlisted after delete on read_model when old.tab = 'incident' begin
    delete from incident_text where rowid = (select id from incident where object = old.object and key = old.key);
    delete from incident where object = old.object and key = old.key;
  end;

  -- A read model recorded before this list existed is rebuilt from GitHub.
  delete from read_model where not exists (select 1 from incident)
    and exists (select 1 from read_model where tab = 'incident');
  ${SETTLE_HISTORY};

  -- One row, written to see whether the database can be written.
  create table if not exists probe (id integer primary key check (id = 1), at integer not null) strict;
`;
