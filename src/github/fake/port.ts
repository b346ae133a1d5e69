import { fakeActivity } from '../activity/fake.ts';
import { fakeChecks } from '../checks/fake.ts';
import { fakeComments } from '../comments/fake.ts';
import { fakeContents } from '../contents/fake.ts';
import { fakeDiscussions } from '../discussions/fake.ts';
import { fakeIssueFields } from '../issue-fields/fake.ts';
import { fakeIssues } from '../issues/fake.ts';
import { fakeMergeQueue } from '../merge-queue/fake.ts';
import { fakePeople } from '../people/fake.ts';
import type { GitHub } from '../port.ts';
import { fakePulls } from '../pulls/fake.ts';
import { fakeReviews } from '../reviews/fake.ts';
import { fakeSubIssues } from '../sub-issues/fake.ts';
import type { Session } from './session.ts';

/** `GitHub` over the fake's memory, in somebody's name. Keeps the rules of GitHub that matter to controllers. */
export function fakePort(session: Session): GitHub {
  return {
    ...fakeIssues(session),
    ...fakeComments(session),
    ...fakePulls(session),
    ...fakeReviews(session),
    ...fakeDiscussions(session),
    ...fakeContents(session),
    ...fakeChecks(session),
    ...fakeMergeQueue(session),
    ...fakePeople(session),
    ...fakeSubIssues(session),
    ...fakeIssueFields(session),
    ...fakeActivity(session),
  };
}
