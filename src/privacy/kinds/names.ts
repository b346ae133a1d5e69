import { matches, type PrivateKind } from '../kind.ts';

/** The names of people that the document or the policy identifies. */
const names: PrivateKind = {
  name: 'name of a person',
  instead: 'Write the role.',
  *find(text, { people }) {
    const known = people.filter((name) => name.length > 2);
    if (known.length === 0) return;
    const one = known.map((name) =>
      name
        .split(/\s+/)
        .map((part) => RegExp.escape(part))
        .join('\\s+'),
    );
    yield* matches(new RegExp(`(?<![\\p{L}\\p{N}_])(?:${one.join('|')})(?![\\p{L}\\p{N}_])`, 'giu'), text);
  },
  finds: [
    ['Ann Ong restarted it, as ann ong said.', 'Ann Ong', 'ann ong'],
    ['see https://chat.example/u/annong-dev', 'annong-dev'],
  ],
  leaves: ['Annotations are kept.', 'The announcement was late.'],
};
export default names;
