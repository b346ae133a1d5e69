import type { Block } from '../markdown/text.ts';
import type { Fact } from './facts.ts';
import { naming } from './items/owners/names.ts';
import { teamForm } from './items/owners/team-forms.ts';
import type { ActionItem, Person } from './model.ts';
import type { ReadSection, Sections } from './sections.ts';

const ROLE_KEYS =
  /^(?:incident (?:commander|lead|manager|owner)|commander|ic|dri|lead|scribe|comm(?:unication)?s? lead|operations lead|ops lead|on-?call(?: engineer)?|responders?|facilitator|owner|tech lead|participants?|involved|attendees|engineers?)$/;
const AUTHOR_KEYS =
  /^(?:authors?|written by|created by|author\(s\)|reporter|reported by|editor|prepared by|post-?mortem (?:owner|author))$/;
const NAME = /^[A-ZÀ-Þ][\p{L}'’.-]+(?: [A-ZÀ-Þ][\p{L}'’.-]*){0,3}$/u;
/** A role in place of a name: "PM", "Release owner". */
const ROLE_NAME =
  /^(?:PM|PO|EM|TL|IC|QA|SRE|CTO|CIO|CEO|CISO|VP|DBA|DRI|SME|NOC|SOC|(?:\w+ ){0,2}(?:owner|lead|manager|engineers?|analyst|engineering|support|success|operations|on-?call|officer|director|commander))$/i;
const HANDLE = /(?<![\w/`.@])@([A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?)(?![\w/@.-]*[/@]|\.\w)/g;

/** "Card Processing" owns an item by its place in the list, and is nobody's name. */
const isTeam = (owner: string): boolean => naming(owner) === 'no' && teamForm(owner) !== null;

/** Everyone the document names as a person: authors, role holders, owners, handles. */
export function findPeople(
  facts: readonly Fact[],
  sections: Sections,
  items: readonly ActionItem[],
  blocks: readonly Block[],
): Person[] {
  const people = new Map<string, Person>();
  const add = (written: string, from: Person['from']) => {
    const handle = /@([\w-]+)/.exec(written)?.[1] ?? null;
    const name = written
      .replace(/\(.*?\)|<.*?>|\[.*?\]/g, ' ')
      .replace(/[@,;:]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (ROLE_NAME.test(name)) return;
    if (name === '' || name.length > 60 || /\bteam\b/i.test(name) || (!handle && !NAME.test(name))) return;
    const key = (handle ?? name).toLowerCase();
    if (!people.has(key)) people.set(key, { name: handle === name ? handle : name, handle, from });
  };
  for (const fact of facts) {
    const from = AUTHOR_KEYS.test(fact.key) ? 'author' : ROLE_KEYS.test(fact.key) ? 'role' : null;
    if (from)
      for (const part of splitNames(fact.value))
        add(part, fact.from === 'front-matter' ? 'front-matter' : from);
  }
  for (const section of sections.all) {
    if (section.name !== 'roles') continue;
    const from = /author|owner/i.test(section.heading) ? 'author' : 'role';
    for (const text of textsOf(section)) for (const part of splitNames(text)) add(part, from);
  }
  for (const item of items) {
    for (const owner of item.owners)
      if (!isTeam(owner)) add(/^[a-z\d][\w-]*$/.test(owner) ? `@${owner}` : owner, 'owner');
  }
  for (const block of blocks) {
    if (!block.text.includes('@')) continue;
    for (const match of block.text.matchAll(HANDLE)) {
      if (
        !block.masks.some(
          (mask) => mask.kind === 'code' && mask.start <= match.index && mask.end > match.index,
        )
      )
        add(match[0], 'handle');
    }
  }
  return [...people.values()];
}

/** The names and handles of authors and role holders in the document's facts, in lower case. */
export function namesInFacts(facts: readonly Fact[]): ReadonlySet<string> {
  const names = facts
    .filter(({ key }) => AUTHOR_KEYS.test(key) || ROLE_KEYS.test(key))
    .flatMap(({ value }) => splitNames(value))
    .map((name) =>
      name
        .replace(/\(.*?\)|<.*?>/g, ' ')
        .replace(/[@\s]+/g, ' ')
        .trim()
        .toLowerCase(),
    );
  // The author is "Ann Ong", and an item's owner is "Ann".
  const first = names.flatMap((name) => /^(\p{L}{2,}) \p{L}+$/u.exec(name)?.[1] ?? []);
  const all = [...names, ...first.filter((name) => !names.includes(`${name} team`))];
  return new Set(all.filter((name) => name.length > 1 && name.length <= 40));
}

function textsOf(section: ReadSection): string[] {
  return section.units.flatMap((unit) => {
    if (unit.kind === 'list') return unit.items.flatMap((item) => (item.block ? [item.block.text] : []));
    if (unit.kind === 'paragraph') return [unit.block.text];
    return unit.kind === 'table' ? unit.rows.flatMap((row) => row.cells.map((cell) => cell.text)) : [];
  });
}

/** "Incident commander: Ann Ong, Bo Li (SRE)" → "Ann Ong", "Bo Li". */
function splitNames(text: string): string[] {
  return text
    .slice(0, 400)
    .replace(/^[^:]{2,40}:\s+/, '')
    .split(/\s*(?:,|;|\/|\band\b|&|\s[–—-]\s)\s*/);
}

const SERVICE_KEYS =
  /^(?:services?|affected services?|services? affected|impacted services?|services? impacted|systems?(?: affected)?|components?(?: affected)?|affected (?:systems?|components?)|product)$/;

/** Services named in the document's facts. */
export function findServices(facts: readonly Fact[]): string[] {
  const names = facts
    .filter((fact) => SERVICE_KEYS.test(fact.key))
    .flatMap((fact) => fact.value.split(/\s*[,;]\s*/));
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== '' && name.length <= 60))];
}
