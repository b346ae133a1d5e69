/** "Monitoring: add an alert": a label in front of the words. */
const LABEL = /^\W*[\p{L}\d /&+'’-]{3,50}:\s+/u;

/** The words of an item without the label in front of them. */
export const withoutLabel = (text: string): string => text.replace(LABEL, '');
