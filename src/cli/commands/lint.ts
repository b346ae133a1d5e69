import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lintText } from '../../lint/engine.ts';
import { json } from '../../lint/reporters/json.ts';
import { DEFAULT_POLICY } from '../../policy/schema.ts';
import { defineCommand } from '../command.ts';

export default defineCommand({
  summary: 'Judge post-mortems',
  usage: '[FLAGS] FILES…',
  flags: {
    format: { type: 'string', choices: ['json'], about: 'How to print it' },
    hints: { type: 'boolean', about: 'Show hints, too' },
  },
  examples: [['debrief lint postmortems', 'every Markdown file below a folder']],
  async run({ flags, positionals }, io) {
    const today = io.now.toISOString().slice(0, 10);
    const results = positionals.map((path) => {
      const result = lintText(readFileSync(resolve(io.cwd, path), 'utf8'), path, {
        policy: DEFAULT_POLICY,
        today,
      });
      return flags.hints
        ? result
        : { ...result, findings: result.findings.filter((f) => f.level !== 'hint') };
    });
    io.out(json(results));
    return results.some((r) => r.findings.some((f) => f.level === 'error')) ? 1 : 0;
  },
});
