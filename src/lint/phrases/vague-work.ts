import type { Sign } from '../../postmortem/phrases/sign.ts';

/** An item that begins with a verb for open-ended work, which is the first group: nobody can say when it is done. */
export const vague: Sign = {
  pattern:
    /^(?:(?:we |to |will |should |must |need to |needs to |have to |let'?s |please |try(?:ing)? to |continue to |further |potentially |maybe |possibly )+)?(improv(?:e|es|ing)|enhanc(?:e|es|ing)|investigat(?:e|es|ing)|look(?:s|ing)? (?:in)?to|look(?:s|ing)? at|mak(?:e|es|ing) (?:sure|better)|ensur(?:e|es|ing)|consider(?:s|ing)?|explor(?:e|es|ing)|think(?:s|ing)? about|discuss(?:es|ing)?|strengthen(?:s|ing)?|optimi[sz](?:e|es|ing)|revisit(?:s|ing)?|rethink(?:s|ing)?|understand(?:s|ing)?|evaluat(?:e|es|ing)|figure out|research(?:es|ing)?|check out|work on)\b/i,
  hits: ['Improve monitoring', 'We should look into the proxy', 'Making sure that restarts are safe'],
  misses: ['Add monitoring', 'Improvised desks', 'The team should improve monitoring'],
};

/** A verb for work with a result. */
export const builds: Sign = {
  pattern:
    /^(?:add|automate|block|build|change|create|deploy|design|document|enable|enforce|fix|implement|introduce|limit|migrate|move|publish|raise|reduce|remove|replace|set up|test|update|upgrade|write)\b/i,
  hits: ['build a second list', 'Set up an alert'],
  misses: ['building a list', 'discuss it', 'rebuild it'],
};

/** An item that begins with a noun where a verb belongs. */
export const startsWithThing: Sign = {
  pattern:
    /^(?:better|(?:more|less)(?! \w+ly\b)|fewer|improved|enhanced|stronger|clearer|faster|additional|extra|proper|new|no|documentation|monitoring|alerting|observability|training|communication|automation|improvements?|lack)\b/i,
  hits: ['Better dashboards', 'More alerts', 'Monitoring of the queue'],
  misses: ['More quickly restart the queue', 'Add a better dashboard', 'Newsletters'],
};

/** The same item has a verb elsewhere. */
export const hasVerb: Sign = {
  pattern:
    /\b(?:will|should|must|shall|needs?|have|has|had|is|are|was|were|be|been|to|can|could|let|add|create|use|make)\b|,/i,
  hits: ['Better dashboards are needed', 'More alerts, with a page each', 'New desk to add'],
  misses: ['Better dashboards for the queue', 'More alerts'],
};

/** A state that can be checked: "Ensure that the scripts use the names in the settings". */
export const checkableState: Sign = {
  pattern:
    /^(?:ensur|mak)\w* (?:sure )?(?:that )?(?:\S+ ){1,6}(?:uses?|runs?|returns?|fails?|logs?|validates?|checks?|reads?|writes?|rejects?|restarts?|retr(?:y|ies))(?: \S+){3,}/i,
  hits: ['Ensure that the scripts use the names in the settings', 'Make sure the job logs each failed order'],
  misses: ['Make sure people know', 'Ensure quality', 'Ensure that it runs'],
};

/** Done when the question is answered, or the choice made: "Investigate why …", "Consider raising …". */
export const answerable: readonly Sign[] = [
  {
    pattern:
      /^(?:\W*(?:we |to |will |should |must |need to |needs to |please )*)(?:investigat|look|figur|research|explor|evaluat|consider|discuss|understand|think)\w*(?: (?:out|into|in to|at|about|and \w+))? (?:if|whether|why|how|what|when|where|which|(?:the )?(?:exact |root )*(?:cause|reason|issue|idea|possibility|options?|feasibility)|ways?|(?:\w+ly )?\w{2,}ing)\b/i,
    hits: ['Investigate why the queue stood still', 'Consider raising the limit', 'We should look into ways'],
    misses: ['Investigate the queue', 'Improve how we restart', 'Consider a limit'],
  },
  {
    pattern:
      /^(?:\W*(?:we |to |will |should |must |need to |needs to |please )*)(?:consider|evaluat)\w* (?:\S+ ){3,}\S/i,
    hits: ['Consider a limit for each shop', 'Evaluate the use of two queues'],
    misses: ['Consider two queues', 'Explore a limit for each shop'],
  },
  {
    pattern:
      /^(?:\W*(?:we |to |will |should |must |need to |needs to |please )*)investigat\w* (?:\S+ ){6,}\S/i,
    hits: ['Investigate the lost offsets of the second queue after each restart'],
    misses: ['Investigate the lost offsets of queues'],
  },
];

/** An item that begins vaguely and then says how, or what will be different. */
export const saysHow: readonly Sign[] = [
  {
    pattern: /\b(?:by|via|through) (?:\w+ly )?\w+ing\b/i,
    hits: ['Improve start-up by caching the list', 'Improve it through carefully testing each'],
    misses: ['Improve start-up by May', 'Look through the log'],
  },
  {
    pattern: /\bdone when\b|\bso (?:that|they|it|we)\b|\bin order to\b/i,
    hits: ['Improve it; done when it starts at once', 'Improve the page so that people find it'],
    misses: ['Improve it soon', 'Improve the order'],
  },
  {
    pattern:
      /\bto (?:make sure|ensure) (?:that )?(?:every|each|all|no)\w*\b|\bto (?:also )?(?:include|cover|track|measure)\b|\bto (?:\w+ly )?(?:detect and )?(?:alert|warn|page|reject|refuse|block|limit|fail)\b/i,
    hits: [
      'Improve the test to cover restarts',
      'Improve it to also track orders',
      'Improve it to make sure that nobody waits',
    ],
    misses: ['Improve the test to come', 'Make sure that it works'],
  },
  {
    pattern:
      /\bto (?:\w+ly )?(?:show|print|log|name|list|return|display|record|report|mention) (?:(?:the|each|every|all|which|who|how|why) \w|(?:specific|exact|actual|failed|missing) \w)/i,
    hits: ['Improve the message to show the number of the ticket', 'Enhance it to clearly name the printer'],
    misses: [
      'Improve monitoring to log errors',
      'Improve alerting to report better',
      'Improve the list',
      'Explore how to show it',
    ],
  },
  {
    pattern: /\bwith (?:a|an|the|our|more than|\w+(?:-\w+)? (?:alert|check|test|limit|valid)\w*)\b/i,
    hits: ['Improve monitoring with an alert', 'Improve it with queue-depth alerts'],
    misses: ['Improve work with suppliers', 'Improve it without a limit'],
  },
  {
    pattern: /: .{15}|\([^)]{15,400}\)| [–—-] .{15}/i,
    hits: ['Improve monitoring: page at 500 waiting orders', 'Improve it (page at 500 waiting orders)'],
    misses: ['Monitoring: improve it', 'Improve it (soon)'],
  },
];

/** A status that says that there is a change to read: what will be different stands there. */
export const inReview: Sign = {
  pattern: /\b(?:PR|MR|(?:pull|merge) request|patch|(?:in|under) (?:code )?review)\b/i,
  hits: ['PR open', 'in code review', 'Patch sent'],
  misses: ['In progress', 'Reviewed in May', 'Prepared'],
};
