import type { Json } from '../../json.ts';
import { defineExpectation } from '../expectation.ts';
import { compareNames, names } from '../lists.ts';
import { issuePath } from '../names.ts';

export default defineExpectation({
  about: 'It has at least these labels: `[sev1]`; `[]` for none at all; or `{has: […], lacks: […]}`.',
  on: 'required',
  schema: names,
  async check(wanted, scene, subject) {
    const issue = await scene.read(issuePath(scene, subject!));
    const found = (issue?.labels ?? []).map((label: Json) => label.name);
    return compareNames(wanted, found, `labels of #${subject!.number}`);
  },
});
