// Loaded before what `npm run` starts, and written so that every Node reads it: an older one would only say that it
// does not know the extension .ts.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Debrief needs Node 24 or later; this is ${process.version}. \`npm ci\` installs one: run it in the clone of Debrief, and start Debrief with that clone's node_modules/.bin/node.`,
  );
  process.exit(2);
}
