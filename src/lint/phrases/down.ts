/** Words for something that does not work, as alternatives of a pattern. Rules add what only they ask for. */
export const DOWN =
  "down|offline|un(?:available|reachable|able)|inaccessible|fail(?:ed|ing)|rejected|refused|stuck|stalled|broken|degraded|slow(?:ly)?|delayed|could(?: not|n['’]?t)";
