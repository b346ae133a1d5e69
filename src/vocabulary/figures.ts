/** The figures that every report has, by the names that objectives use; a policy may add its own measurements. */
export const FIGURES = [
  'incidents',
  'mttr',
  'mtbf',
  'downtime',
  'availability',
  'repeatIncidents',
  'mttd',
  'mtta',
  'mttm',
  'detectedByAlerts',
  'updatesOnTime',
  'postMortemsOnTime',
  'itemsOnTime',
  'itemAge',
  'itemsHelped',
] as const;
