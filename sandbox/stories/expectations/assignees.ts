import type { Json } from '../../json.ts';
import { defineExpectation } from '../expectation.ts';
import { compareNames, names } from '../lists.ts';
import { issuePath } from '../names.ts';

export default defineExpectation({
  about: 'At least these people are assigned: `[mira]`; `[]` for nobody; or `{has: […], lacks: […]}`.',
  on: 'required',
  schema: names,
  async check(wanted, scene, subject) {
    const issue = await scene.read(issuePath(scene, subject!));
    const found = (issue?.assignees ?? []).map((person: Json) => person.login);
    return compareNames(wanted, found, `assignees of #${subject!.number}`);
  },
});
