import { type IncidentQuery, type Row, wordsOf } from '../store.ts';
import type { Database } from './database.ts';
import { OWED } from './tables.ts';

/** The incidents that match a query, read in display order and no more than needed. */
export function listIncidents(database: Database, query: IncidentQuery): Row[] {
  const { repositories, text, open, owed, severity, service, team, cause, from, to, limit } = query;
  const words = wordsOf(text ?? '');
  if (text?.trim() && words.length === 0) return [];
  const named = wordsOf(service ?? '').map(({ word }) => word);
  const matched = [
    ...words.map(({ word, begins }) => `"${word}"${begins ? '*' : ''}`),
    ...(named.length ? [`services : "${named.join(' ')}"`] : []),
  ];
  const conditions: [string, string | number][] = [];
  if (matched.length) conditions.push(['incident_text match ?', matched.join(' AND ')]);
  conditions.push(['repository in (select value from json_each(?))', JSON.stringify(repositories)]);
  if (open !== undefined) conditions.push(['open = ?', open ? 1 : 0]);
  if (owed) conditions.push([`${OWED} and data ->> 'declaredAt' >= ?`, from ?? '']);
  if (severity) conditions.push(['severity = ?', severity]);
  if (service)
    conditions.push([
      'exists (select 1 from json_each(incident.services) where value = ?)',
      service.toLowerCase(),
    ]);
  if (team) conditions.push(['team = ?', team]);
  if (cause) conditions.push(['cause = ?', cause]);
  if (from) conditions.push(['incident.id >= ?', idAt(from)]);
  if (to) conditions.push(['incident.id < ?', idAt(to)]);
  const source = matched.length
    ? 'incident_text cross join incident on incident.id = incident_text.rowid'
    : // Rare values are found by index, all others by walking back through time.
      `incident ${open === true ? 'indexed by incident_open' : team || cause ? '' : 'not indexed'}`;
  const same = "read_model.object = incident.object and tab = 'incident' and read_model.key = incident.key";
  const joined =
    owed && !matched.length ? ['read_model indexed by incident_owing', 'incident'] : [source, 'read_model'];
  const rows = database.all(
    `select incident.key, data from ${joined.join(' cross join ')} on ${same}
     where ${conditions.map(([condition]) => condition).join(' and ')}
     order by ${matched.length ? 'incident_text.rowid' : 'incident.id'} desc limit ?`,
    ...conditions.map(([, value]) => value),
    limit,
  );
  return rows.map(({ key, data }): Row => ({ table: 'incident', key, data: JSON.parse(data) }));
}

/** All open incidents. */
export function openIncidents(database: Database): Row[] {
  const rows = database.all(
    `select incident.key, data from incident
     cross join read_model on read_model.object = incident.object and tab = 'incident' and read_model.key = incident.key
     where open = 1 order by incident.id desc`,
  );
  return rows.map(({ key, data }): Row => ({ table: 'incident', key, data: JSON.parse(data) }));
}

/** The incidents of an owner that have a public update. */
export function publishedIncidents(database: Database, owner: string): Row[] {
  const rows = database.all(
    `select incident.key, data from incident
     cross join read_model on read_model.object = incident.object and tab = 'incident' and read_model.key = incident.key
     where published = 1 and substr(repository, 1, ?) = ? order by incident.id desc`,
    owner.length + 1,
    `${owner.toLowerCase()}/`,
  );
  return rows.map(({ key, data }): Row => ({ table: 'incident', key, data: JSON.parse(data) }));
}

const idAt = (at: string) => Math.floor(Date.parse(at) / 1000) * 1_000_000;
