/**
 * Every kind of marker that Debrief writes, with the data that identifies one among others of its kind in the same place;
 * the rest of its data changes over time. A comment or an issue is made once for each identity (see `remembering.ts`).
 */
export const IDENTITY = {
  'action-item': ['file', 'key', 'replaces'],
  adopted: ['incident'],
  alert: ['source', 'key', 'since'],
  'alert-report': ['alert', 'key', 'since'],
  declared: [],
  'draft-not-needed': ['closed'],
  explanation: [],
  'from-chat': ['by', 'at', 'id'],
  incident: ['source', 'alert', 'key', 'since', 'typed'],
  'item-call': ['stage'],
  'item-card': [],
  'item-conflict': ['key', 'at', 'about'],
  'item-digest': ['owner', 'week'],
  'item-documents': [],
  items: [],
  'items-board': [],
  'items-done': [],
  'kept-open': [],
  learned: ['file'],
  paged: [],
  panel: [],
  'policy-problems': ['sha'],
  'policy-repaired': [],
  'post-mortem': ['incident'],
  'post-mortem-at': ['pull', 'in'],
  'post-mortem-reminder': ['stage'],
  refused: ['kind', 'steps'],
  reminder: ['since'],
  reply: ['to', 'for'],
  report: ['period'],
  similar: [],
  'still-open': ['closing'],
  suggestion: ['file', 'of'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MarkerKind = keyof typeof IDENTITY;
