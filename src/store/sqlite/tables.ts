/**
 * Instants are milliseconds; lists and objects are JSON. Text with a null character is refused, as by Postgres, so that
 * what one engine holds the other one takes.
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
    given_up integer not null default 0
  ) strict, without rowid;
  create index if not exists queue_ready on queue (given_up, ready_at);

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
  create index if not exists read_model_tab on read_model (tab);

  -- One row, written to see whether the database can be written.
  create table if not exists probe (id integer primary key check (id = 1), at integer not null) strict;
`;
