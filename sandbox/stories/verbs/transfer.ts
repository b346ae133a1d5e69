import { z } from 'zod';
import { issuePath } from '../names.ts';
import { Mistake } from '../refused.ts';
import { subjectOf } from '../scene.ts';
import { defineVerb } from '../verb.ts';

const TRANSFER =
  'mutation ($input: TransferIssueInput!) { transferIssue(input: $input) { issue { number } } }';

export default defineVerb({
  about: 'Moves an issue to another repository; names of the story follow it.',
  byPerson: true,
  schema: z.strictObject({ on: z.coerce.string(), to: z.string().min(1) }),
  async play({ on, to }, scene, who) {
    const subject = await scene.find(on);
    const issue = await scene.read(issuePath(scene, subject));
    const repository = await scene.read(scene.base(to));
    if (!repository) throw new Mistake(`there is no repository ${to}`);
    const input = { issueId: issue.node_id, repositoryId: repository.node_id };
    const { data } = await scene.act(who, 'POST', '/graphql', { query: TRANSFER, variables: { input } });
    const { number } = data.transferIssue.issue;
    scene.move(subject, subjectOf(await scene.read(`${scene.base(to)}/issues/${number}`)));
  },
});
