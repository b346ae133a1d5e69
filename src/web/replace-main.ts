/**
 * A function for the scripts of pages that update themselves: puts the `main` of an answer in place of the page's, if it
 * differs. What the reader has opened stays open.
 */
export const REPLACE_MAIN = `
const replaceMain = (text) => {
  const next = new DOMParser().parseFromString(text, 'text/html').querySelector('main');
  const main = document.querySelector('main');
  if (!next || next.innerHTML === main.innerHTML) return;
  const open = [...main.querySelectorAll('details')].map((each) => each.open);
  main.replaceWith(next);
  [...next.querySelectorAll('details')].forEach((each, index) => {
    if (index < open.length) each.open = open[index];
  });
};`;
