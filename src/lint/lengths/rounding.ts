const HOURS = /hours?|hrs?|horas?|heures?|stunden?|std|時間|小时|小時|시간/gi;
const MINUTES =
  /s(?:ec(?:ond)?s?)?\b|(?:sekunden?|segundos?|secondes?|secondi)\b|m(?:in(?:ute)?s?|inuten|inut[io]s?)?\b|[分秒분초]|:\d/i;

/** Half of the smallest unit written, in minutes, and at least one: “3 hours” may be 2:30 to 3:30. */
export function rounding(raw: string): number {
  if (MINUTES.test(raw.replace(/days?|weeks?/gi, 'h').replace(HOURS, 'h'))) return 1;
  return /h/i.test(raw.replace(/days?|weeks?/gi, '').replace(HOURS, 'h'))
    ? 30
    : /day|\bd\b|\dd|日間|天|일간/i.test(raw)
      ? 720
      : 5040;
}
