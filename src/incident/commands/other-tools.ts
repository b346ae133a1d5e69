/** What people type out of habit from other tools, and Debrief has no command for: what does it instead. */
export const OTHER_TOOLS: Readonly<Record<string, string>> = {
  page: 'Debrief pages nobody: use your paging tool. If somebody takes the lead, `/incident commander @login` says so.',
  escalate:
    'Debrief pages nobody: use your paging tool. If it is worse than thought, `/incident sev 1` raises the severity.',
  rename: 'Edit the title of the issue: it is the title of the incident.',
  title: 'Edit the title of the issue: it is the title of the incident.',
  join: 'Nobody needs to join: whoever writes here takes part. The panel links the war room, if there is one.',
  who: 'The panel above says who has which role.',
  list: 'The dashboard and the label of your incidents list them all.',
  merge: '`/incident duplicate-of #12` closes this incident in favour of another one.',
};
