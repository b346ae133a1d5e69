import { type IncidentQuery, type Row, wordsOf } from '../store.ts';
import { type Sql, storable } from './database.ts';
import { OWED, WORDS } from './tables.ts';

/** The incidents that match a query. */
export async function listIncidents(sql: Sql, query: IncidentQuery): Promise<Row[]> {
  const { repositories, text, open, owed, severity, service, team, cause, from, to, limit } = query;
  const words = wordsOf(text ?? '');
  if (text?.trim() && words.length === 0) return [];
  const values: unknown[] = [];
  const $ = (value: unknown) => `$${values.push(typeof value === 'string' ? storable(value) : value)}`;
  const conditions = [
    "tab = 'incident'",
    `lower(split_part(key, '#', 1)) = any (${$(repositories)})`,
    words.length &&
      `to_tsvector('simple', ${WORDS}) @@ to_tsquery('simple', ${$(words.map(({ word, begins }) => `${word}${begins ? ':*' : ''}`).join(' & '))})`,
    open !== undefined && `(data -> 'open') = '${open}'`,
    owed && OWED,
    severity && `data ->> 'severity' = ${$(severity)}`,
    service && `lower(data ->> 'services')::jsonb ? ${$(service.toLowerCase())}`,
    team && `data ->> 'team' = ${$(team)}`,
    cause && `data ->> 'cause' = ${$(cause)}`,
    from && `data ->> 'declaredAt' >= ${$(from)}`,
    to && `data ->> 'declaredAt' < ${$(to)}`,
  ].filter((condition) => typeof condition === 'string' && condition !== '');
  const { rows } = await sql.executeSql(
    `select key, data from debrief.read_model where ${conditions.join(' and ')}
     order by data ->> 'declaredAt' desc, key limit ${$(limit)}`,
    values,
  );
  return rows.map(({ key, data }): Row => ({ table: 'incident', key, data }));
}

/** All open incidents. */
export async function openIncidents(sql: Sql): Promise<Row[]> {
  const { rows } = await sql.executeSql(
    `select key, data from debrief.read_model where tab = 'incident' and (data -> 'open') = 'true'
     order by data ->> 'declaredAt' desc, key`,
  );
  return rows.map(({ key, data }): Row => ({ table: 'incident', key, data }));
}

/** The incidents of an owner that have a public update. */
export async function publishedIncidents(sql: Sql, owner: string): Promise<Row[]> {
  const { rows } = await sql.executeSql(
    `select key, data from debrief.read_model
     where tab = 'incident' and jsonb_array_length(coalesce(data -> 'publications', '[]')) > 0
       and lower(split_part(key, '/', 1)) = $1
     order by data ->> 'declaredAt' desc, key`,
    [owner.toLowerCase()],
  );
  return rows.map(({ key, data }): Row => ({ table: 'incident', key, data }));
}
