import { z } from 'zod';
import { several } from '../lists.ts';
import { slackOf } from '../slack.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about:
    'Makes Slack answer Debrief with an error code from now on, such as `missing_scope` or `ratelimited`, or be `down`; `never` ends it. `calls`: only these, such as `[conversations.create]`.',
  byPerson: false,
  schema: z.strictObject({ with: z.string(), calls: several.default([]) }),
  async play({ with: how, calls }, scene) {
    slackOf(scene).fail(how === 'never' ? null : how, calls);
  },
});
