import type { Permissions } from '../needs.ts';
import type { Comments } from './port.ts';

export const commentsPermissions: Permissions<Comments> = {
  needs: {
    comment: { issues: 'write' },
    editComment: { issues: 'write' },
    pinComment: { issues: 'write' },
    react: { issues: 'write' },
  },
  why: { issues: 'Comments and reacts; edits only what it wrote itself.' },
};
