/** Given names that are more often words, months or places. */
export const DOUBTFUL = new Set(
  'will mark rose grace jack bill may april june august jan dawn frank pat sue rob ray guy dean art hope faith joy holly heather daisy violet viola iris ivy robin jordan austin charlotte florence victoria georgia virginia carolina milan lin per till ed val april rich joan miles glen wei kay otto max sam ben'.split(
    ' ',
  ),
);
