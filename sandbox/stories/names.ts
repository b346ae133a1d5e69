import type { Scene } from './scene.ts';
import type { Subject } from './subject.ts';

/** `debrief` is the App's own account. */
export const loginOf = (scene: Scene, name: string): string => (name === 'debrief' ? scene.bot : name);

/** Path of an issue or pull request, as an issue. */
export const issuePath = (scene: Scene, { repo, number }: Subject): string =>
  `${scene.base(repo)}/issues/${number}`;

/** Path of a named comment; null if the subject is not a comment. */
export const commentPath = (scene: Scene, { repo, comment }: Subject): string | null =>
  comment === undefined ? null : `${scene.base(repo)}/issues/comments/${comment}`;
