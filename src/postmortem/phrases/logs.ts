import type { Sign } from './sign.ts';

/** A line of a log, as no person writes it: with a level or a request. */
export const logLine: Sign = {
  pattern:
    /\b(?:FATAL|ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE)\b|\bHTTP\/\d|\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) \//,
  hits: [
    '10:05:01 INFO door 1 is shut now',
    '10:05 GET /doors from web-1',
    '10:05 "HTTP/1.1 500" from web-2',
  ],
  misses: ['10:05 the desk warns of errors', '10:05 we GET no answer', '10:05 500 doors are shut'],
};

/** A line of a stack trace or of data, below a line of a log. */
export const traceLine: Sign = {
  pattern:
    /^\s*(?:at [\w$.<>/]+ ?\(|Caused by:|Traceback \(|File "|\.{3} \d+ more\b|goroutine \d|["'\w]*:? ?[{}[\]])/,
  hits: [
    '  at Door.open (door.java:12)',
    '\tat com.example.Door$Lock.open(Door.java:12)',
    'Caused by: nothing',
    '  File "/srv/door.py", line 3',
    '    ... 12 more',
    '  {"door": 3}',
    '  "doors": [',
    '  }',
  ],
  misses: [
    '  at the desk (in the hall)',
    '  caused by a door',
    '  file a report',
    '  and we see (again) [1]',
  ],
};
