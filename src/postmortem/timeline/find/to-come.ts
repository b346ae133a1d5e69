/** In place of a time that nobody knows yet, or of an end that has not come: "TBD", "~", "Ongoing". */
const TO_COME =
  /^[\s([*_]*(?:TB[DACK]|unknown|not known|unclear|ongoing|pending|present|now|\?+|~)[\s)\]*_.]*$/i;

/** True for the time cell of an entry that has no instant, and needs none yet. */
export const isToCome = (time: string): boolean => TO_COME.test(time);
