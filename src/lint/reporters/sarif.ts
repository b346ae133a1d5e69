import { json, terminal } from '../../sinks/terminal.ts';
import { ruleUrl, VERSION } from '../docs.ts';
import type { FileResult, Reported, Reporter } from '../result.ts';
import { rules } from '../rules/index.ts';
import { idsOf, ruleIdsOf } from '../together.ts';

const LEVELS = { error: 'error', warning: 'warning', hint: 'note' } as const;

/** SARIF 2.1.0, for code scanning. Includes suppressed findings, marked as such with their reason. */
export const report: Reporter = (results) => {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Debrief',
            semanticVersion: VERSION,
            informationUri: ruleUrl('README'),
            rules: rules.map(rule),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: results.flatMap(({ path, findings, suppressed }) => [
          ...findings.map((finding) => result(path, finding)),
          ...suppressed.map(({ finding, reason }) => ({
            ...result(path, finding),
            suppressions: [{ kind: 'inSource', justification: reason }],
          })),
        ]),
      },
    ],
  };
  return terminal`${json(log)}\n`;
};

function rule({ id, summary, why, instead, levels }: (typeof rules)[number]) {
  const level = levels.standard;
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${instead}`, markdown: `${why}\n\n**Instead:** ${instead}` },
    helpUri: ruleUrl(id),
    defaultConfiguration: level === 'off' ? { enabled: false } : { level: LEVELS[level] },
  };
}

function result(path: FileResult['path'], finding: Reported) {
  const { ruleId, level, message, fingerprint, related, fix, suggestion } = finding;
  const artifactLocation = { uri: path.split(/[\\/]/).map(encodeURIComponent).join('/') };
  // A result has one rule; code scanning shows the other one only in the message.
  const text = [message, suggestion?.description, finding.parts && `Rules: ${idsOf(finding)}.`];
  return {
    ruleId,
    ruleIndex: rules.findIndex((r) => r.id === ruleId),
    level: LEVELS[level],
    message: { text: text.filter(Boolean).join('\n') },
    locations: [{ physicalLocation: { artifactLocation, region: region(finding) } }],
    partialFingerprints: { 'debrief/v1': fingerprint },
    ...(finding.parts ? { properties: { ruleIds: ruleIdsOf(finding) } } : {}),
    ...(related
      ? {
          relatedLocations: [
            {
              message: { text: related.message },
              physicalLocation: {
                artifactLocation,
                region: { startLine: related.start.line, startColumn: related.start.column },
              },
            },
          ],
        }
      : {}),
    ...(fix
      ? {
          fixes: [
            {
              description: { text: `Fix ${ruleId}` },
              artifactChanges: [
                {
                  artifactLocation,
                  replacements: fix.map(({ span, text }) => ({
                    deletedRegion: { charOffset: span.start, charLength: span.end - span.start },
                    insertedContent: { text },
                  })),
                },
              ],
            },
          ],
        }
      : {}),
  };
}

function region({ start, end, excerpt }: Reported) {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    ...(excerpt.text ? { snippet: { text: excerpt.text } } : {}),
  };
}
