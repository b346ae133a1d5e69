import { commentPath } from './names.ts';
import { Mistake } from './refused.ts';
import type { Scene } from './scene.ts';

/** Path of the comment that `on` names, or of the panel on it. */
export async function commentToChange(scene: Scene, on: string, which: 'panel' | undefined): Promise<string> {
  const subject = await scene.find(on);
  if (which !== 'panel') {
    const path = commentPath(scene, subject);
    if (path) return path;
    throw new Mistake(`“${on}” is not a comment; give the comment a \`name\` and write that`);
  }
  const panel = await scene.panel(subject);
  if (!panel) throw new Mistake(`there is no panel on #${subject.number}`);
  return `${scene.base(subject.repo)}/issues/comments/${panel.id}`;
}
