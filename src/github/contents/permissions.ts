import type { Permissions } from '../needs.ts';
import type { Contents } from './port.ts';

export const contentsPermissions: Permissions<Contents> = {
  needs: {
    file: { contents: 'read' },
    hasFolder: { contents: 'read' },
    filesIn: { contents: 'read' },
    textsIn: { contents: 'read' },
    versions: { contents: 'read' },
    defaultBranch: { metadata: 'read', contents: 'read' },
    repositoryName: { metadata: 'read' },
    branchName: { contents: 'read' },
    commitToBranch: { contents: 'write' },
    startBranch: { metadata: 'read', contents: 'write' },
    changeFiles: { contents: 'write' },
    replaceBranch: { metadata: 'read', contents: 'write' },
  },
  why: {
    metadata: 'Every App has it. Reads the names of the repository and its default branch.',
    contents:
      'Reads `.github/debrief.yml`, templates and post-mortems; writes the draft of a post-mortem to its own branch, and keeps its timeline up to date; on another branch, proposes updates from action items, if the policy says so; writes the status page to the branch that the policy names.',
  },
};
