/**
 * What the author of the story writes into the draft. The draft is the organisation's template, so it is filled in by
 * heading; what Debrief wrote (front matter, times, rows of the timeline) stays.
 */
export interface Words {
  /** Heading → the text below it. */
  readonly sections: Readonly<Record<string, string>>;
  /** Rows for the timeline, for the time in which the draft knows nothing. */
  readonly rows: readonly { readonly at: Date; readonly text: string; readonly evidence: string }[];
}

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const items = (
  last: string,
): string => `Each has one owner and a date, and becomes an issue when this is merged.

| Action item | Type | Owner | Due |
| --- | --- | --- | --- |
| Alert when a client certificate has fewer than 14 days left | detect | @mira | ${day(9)} |
| Renew client certificates 30 days before they expire, by the job that renews the servers' | prevent | @tomas | ${day(20)} |
${last}`;

const SECTIONS = {
  Summary: `The client certificate for the payment gateway expired. Checkout rejected one payment in three until a new certificate was in place, 48 minutes later.`,
  Impact: `1,840 of 5,600 payments failed (33 %) over 48 minutes; about 620 customers did not come back that day. No card was charged twice. The storefront and the refunds were not touched.`,
  Detection: `An alert on the error rate of checkout fired 5 minutes after the first failure, since it looks at windows of 5 minutes. An alert on the age of the certificate would have told us two weeks sooner.`,
  Response: `The gateway answers an expired certificate with the same code as a declined card, so the first 15 minutes went into the wrong service. Issuing a certificate by hand took 12 minutes, for which there is no runbook.`,
  Trigger: `The certificate reached its date at the start of the incident; nothing was deployed that day.`,
  'Contributing factors': `- The job that renews certificates covers servers only; the client certificate was made by hand a year ago and is in no inventory.
- Nothing watches the expiry of client certificates.
- The gateway's error code for an expired certificate equals the one for a declined card.`,
  'Five whys': `1. Why did users feel it? The gateway refused connections with an expired certificate.
2. Why was that possible? The certificate was renewed by nothing: the renewal job reads the inventory of servers.
3. Why did nothing stand in its way? The inventory has no place for client certificates, and the alert on expiry reads the same inventory.`,
  Fishbone: `\`\`\`mermaid
mindmap
  root((An expired certificate))
    People
      Whoever made the certificate by hand works elsewhere now
    Process
      New client certificates are entered in no inventory
    Technology
      The renewal job and the alert read the inventory of servers
    Environment
      The gateway answers as if the card were declined
\`\`\``,
  'What went well': `- The alert on the error rate fired within its 5 minutes.
- Support had a text for customers on the status page after 10 minutes.`,
  'What went badly': `- The first 15 minutes went into the wrong service.`,
  'Where we got lucky': `- It happened by day, when the one system that can issue certificates was not locked for maintenance.`,
};

const ROWS = (start: number): Words['rows'] => {
  const at = (minutes: number) => new Date(start + minutes * 60_000);
  return [
    {
      at: at(10),
      text: 'Status page: one payment in three is rejected; next update in 25 minutes',
      evidence: '[status page](https://example.com/status/88)',
    },
    {
      at: at(15),
      text: 'Retries to the gateway are traced; the TLS handshake is refused',
      evidence: '[trace](https://example.com/trace/9f2c)',
    },
    {
      at: at(24),
      text: 'The client certificate is found to have expired',
      evidence: '[gateway log](https://example.com/logs/gateway)',
    },
    {
      at: at(36),
      text: 'A new certificate is requested by hand; it takes 12 minutes',
      evidence: '[ticket](https://example.com/tickets/511)',
    },
    {
      at: at(37),
      text: 'Status update: the cause is known, the remedy is under way',
      evidence: '[status page](https://example.com/status/88)',
    },
  ];
};

/** A tired author's first version: somebody is blamed, the timeline has a gap, an item has no owner. */
export function firstWords(): Words {
  return {
    sections: {
      ...SECTIONS,
      Summary: `${BLAMING} Checkout rejected one payment in three for 48 minutes.`,
      'Action items': items(OWNERLESS),
    },
    rows: [],
  };
}
export const BLAMING = 'The on-call engineer forgot to renew the client certificate for the payment gateway.';
const ADD_RUNBOOK =
  'Add a runbook for issuing a client certificate by hand, done when somebody new to it needs less than 5 minutes';
export const OWNERLESS = `| ${ADD_RUNBOOK} | mitigate |  | ${day(14)} |`;

/** The fixed version: what let it happen, the missing half hour, and an owner. `start`: when the incident began. */
export function correctedWords(start: number): Words {
  const owned = `| ${ADD_RUNBOOK} | mitigate | @aiko | ${day(14)} |`;
  return { sections: { ...SECTIONS, 'Action items': items(owned) }, rows: ROWS(start) };
}

/** Title → owner, as in the corrected document. */
export const PROMISED: Readonly<Record<string, { owner: string; due: string }>> = {
  'Alert when a client certificate has fewer than 14 days left': { owner: 'mira', due: day(9) },
  "Renew client certificates 30 days before they expire, by the job that renews the servers'": {
    owner: 'tomas',
    due: day(20),
  },
  // “Done when …” stands in the body of the issue.
  [ADD_RUNBOOK.split(', done when')[0]!]: { owner: 'aiko', due: day(14) },
};

/** The draft with the author's words in it. */
export function write(draft: string, words: Words): string {
  const parts = draft.split(/^(?=## )/m);
  const filled = parts.map((part) => {
    const heading = /^## (.+)/.exec(part)?.[1]?.trim() ?? '';
    if (heading === 'Timeline') return withRows(part, words.rows);
    if (heading === 'Impact') return `## Impact\n\n${words.sections.Impact}\n\n${tableOf(part)}`;
    const text = words.sections[heading];
    return text === undefined ? part : `## ${heading}\n\n${text}\n\n`;
  });
  // The services are the one thing in the front matter that only people know.
  return `${filled
    .join('')
    .replace(/^(services:(?:\n\s+-)? \[?)TODO/m, '$1checkout')
    .trimEnd()}\n`;
}

const tableOf = (part: string): string => {
  const lines = part.split('\n').filter((line) => line.startsWith('|'));
  return lines.length ? `${lines.join('\n')}\n\n` : '';
};

/** Puts rows where they belong by time. Rows begin with `| 2026-03-01 14:03 UTC |`. */
function withRows(part: string, rows: Words['rows']): string {
  const more = rows.map(({ at, text, evidence }) => {
    const iso = at.toISOString();
    return `| ${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC | ${text} | ${evidence} |`;
  });
  const lines = part.split('\n');
  // The rows tell what Debrief asked for: "*34 min without a record: what was being tried?*".
  const isAnswered = (line: string) => rows.length > 0 && /\| [*_]\d.* without a record/.test(line);
  const isRow = (line: string) => /^\| \d{4}-\d\d-\d\d /.test(line) && !isAnswered(line);
  const first = lines.findIndex(isRow);
  // By time only: entries of the same minute stay in the draft's order.
  const sorted = [...lines.filter(isRow), ...more].sort((a, b) =>
    a.slice(0, 22).localeCompare(b.slice(0, 22)),
  );
  return [
    ...lines.slice(0, first),
    ...sorted,
    ...lines.slice(first).filter((line) => !isRow(line) && !isAnswered(line)),
  ].join('\n');
}
