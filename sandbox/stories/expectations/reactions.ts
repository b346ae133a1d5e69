import type { Json } from '../../json.ts';
import { defineExpectation } from '../expectation.ts';
import { compareNames, names } from '../lists.ts';
import { commentPath, issuePath } from '../names.ts';

export default defineExpectation({
  about: 'Debrief\'s reactions to a comment that has a name: `["+1"]`, `[confused]`, `[]` for none.',
  on: 'required',
  schema: names,
  async check(wanted, scene, subject) {
    const path = commentPath(scene, subject!) ?? issuePath(scene, subject!);
    const all: Json[] = (await scene.read(`${path}/reactions`)) ?? [];
    const found = all.filter(({ user }) => user.login === scene.bot).map(({ content }) => content);
    return compareNames(wanted, found, "Debrief's reactions");
  },
});
