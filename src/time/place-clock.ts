/**
 * A sentence that says that clocks are those of a place, whose names an expression matches: "All times are those of the
 * desk in Manila", "Dhaka time", "BST (Bangladesh)". That customers are there, or response times rose there, says nothing.
 */
export const clocksOf = (places: string, name: string): RegExp =>
  new RegExp(
    [
      String.raw`\b(?<!\b(?:[Rr]esponse|[Ff]irst|[Ww]ait(?:ing)?|[Ll]oad(?:ing)?) )(?:[Tt]imes|[Tt]imestamps?|[Cc]locks)(?: (?:below|here|above))? (?:are|is)(?: (?:all|given|written|shown|those|local|in|as|of|to|from|on))*(?: (?:the|our))?(?: (?:desk|office|team|site|time|zone|clocks?)(?: (?:in|of))?){0,2} (?:${places})\b`,
      String.raw`\b[Tt]ime ?zone:?(?: (?:is|of|in|that|the))* (?:${places})\b`,
      String.raw`\b(?:${places}) (?:[Ss]tandard |local )?[Tt]ime\b(?![- ](?:after|and again|server|outs?))`,
      String.raw`\b${name} (?:\((?:[^()]{0,20} )?|(?:is|means) (?:that of |the time of )?)(?:${places})\b`,
    ].join('|'),
  );
