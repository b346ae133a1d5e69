import { WordClass } from '../../english/classes.ts';
import type { Surroundings } from '../../english/entities.ts';
import { wordOf } from '../../english/words.ts';
import type { PostMortem } from '../../postmortem/model.ts';

/** Names that the organisation has classified. */
export interface KnownNames {
  readonly people: readonly string[];
  readonly systems: readonly string[];
}

/** Memoizes a function of a document, as long as the policy's names stay the same. */
export function oncePerDocument<T>(
  make: (postmortem: PostMortem, names: KnownNames) => T,
): (postmortem: PostMortem, names: KnownNames) => T {
  const made = new WeakMap<PostMortem, { names: KnownNames; value: T }>();
  return (postmortem, names) => {
    const last = made.get(postmortem);
    if (last && last.names.people === names.people && last.names.systems === names.systems) return last.value;
    const value = make(postmortem, names);
    made.set(postmortem, { names, value });
    return value;
  };
}

/** Whom and what the document and the policy classify as a person or a system. */
export const surroundings = oncePerDocument(readSurroundings);

function readSurroundings(postmortem: PostMortem, names: KnownNames): Omit<Surroundings, 'last'> {
  const people = new Set<string>();
  const systems = new Set<string>();
  const whole = postmortem.people.some(({ name }) => name.trim().includes(' '));
  for (const { name, handle } of postmortem.people) {
    if (handle) people.add(`@${handle.toLowerCase()}`);
    // In "Ana Ruiz, Acme", a single word that is not a given name is a company.
    const alone =
      whole && !name.trim().includes(' ') && !(wordOf(name.trim().toLowerCase()).is & WordClass.name);
    if (alone && !handle) continue;
    for (const part of name.toLowerCase().split(/\s+/)) {
      const { is } = wordOf(part);
      if (part.length > 1 && !(is & ~WordClass.name)) people.add(part);
    }
  }
  for (const service of postmortem.services) if (!service.includes(' ')) systems.add(service.toLowerCase());
  for (const name of names.people) for (const part of name.toLowerCase().split(/\s+/)) people.add(part);
  for (const name of names.systems) systems.add(name.toLowerCase());
  for (const name of systems) people.delete(name);
  return { people, systems };
}
