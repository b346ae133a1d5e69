import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { summary } from '@actions/core';
import { vi } from 'vitest';
import { runAction } from '../../src/action/run.ts';
import { blobSha } from '../../src/github/contents/blob.ts';
import { bundle } from '../bundle.ts';

/** A post-mortem with one finding at error, in a sentence that a test may choose. */
export const BLAMING = (sentence = 'Because of human error by the operator, cards were rejected.') => `---
title: Checkout rejected cards
severity: SEV2
---

# Checkout rejected cards

## Summary

${sentence}

## Timeline

- 10:00 it broke
`;

/** Builds the Action into a folder of its own, as for the release tag. */
export async function build(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-dist-'));
  await bundle('action', folder);
  // As in the repository, whose package.json says that its files are modules.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return folder;
}

/** A server on a port of its own; `asked` lists what it was asked for. */
export async function listen(answer: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { asked, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** GitHub's answers, by path: JSON, or the text of a file. Anything else is 404. */
export const api = (answers: Readonly<Record<string, object | string>>) =>
  listen((request, response) => {
    const path = decodeURIComponent(request.url ?? '').replace(/[?&](?:per_page|page)=\d+/g, '');
    const found = answers[path];
    const below = Object.keys(answers).filter((each) => each.startsWith(`${path}/`));
    const entries = below.map((each) => ({ type: 'file', name: each.slice(path.length + 1) }));
    const answer = typeof found === 'string' ? file(found) : (found ?? (below.length ? entries : null));
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });

/** A file as GitHub answers it. */
export function file(text: string | Buffer) {
  const content = Buffer.from(text as string);
  const sha = blobSha(content);
  return { type: 'file', sha, size: content.length, encoding: 'base64', content: content.toString('base64') };
}

export interface Given {
  /** Files of the workspace; `-> path` makes a link. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: object;
  readonly env?: Readonly<Record<string, string>>;
  readonly apiUrl: string;
}

/** The world of a run as GitHub's runner makes it: inputs in the environment, the event and the outputs in files. */
function prepare({ files = {}, inputs = {}, event = {}, env = {}, apiUrl }: Given) {
  const workspace = mkdtempSync(join(tmpdir(), 'debrief-work-'));
  const runner = mkdtempSync(join(tmpdir(), 'debrief-runner-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(workspace, path, '..'), { recursive: true });
    if (typeof text === 'string' && text.startsWith('-> ')) symlinkSync(text.slice(3), join(workspace, path));
    else writeFileSync(join(workspace, path), text);
  }
  for (const name of ['output', 'summary']) writeFileSync(join(runner, name), '');
  writeFileSync(join(runner, 'event.json'), JSON.stringify(event));
  const environment: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    GITHUB_ACTIONS: 'true',
    CI: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_API_URL: apiUrl,
    GITHUB_EVENT_PATH: join(runner, 'event.json'),
    GITHUB_OUTPUT: join(runner, 'output'),
    GITHUB_STEP_SUMMARY: join(runner, 'summary'),
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    ...env,
  };
  const ended = (code: number, stdout: string) => {
    const read = (name: string) => readFileSync(join(runner, name), 'utf8');
    const outputs = Object.fromEntries(
      [...read('output').matchAll(/^(\w+)<<(\S+)\n(.*)\n\2$/gm)].map(([, name, , value]) => [name, value]),
    );
    return { code, stdout, outputs, summary: read('summary'), workspace };
  };
  return { environment, workspace, ended };
}

/** Starts a built Action in a process of its own, as GitHub's runner does. */
export async function start(dist: string, given: Given) {
  const { environment, workspace, ended } = prepare(given);
  const options = { env: environment as NodeJS.ProcessEnv, cwd: workspace };
  return new Promise<ReturnType<typeof ended>>((resolve) => {
    execFile(process.execPath, [join(dist, 'action.js')], options, (error, out) =>
      resolve(ended(error ? Number(error.code) : 0, String(out))),
    );
  });
}

/** Runs the Action from its sources in this process, without the second that starting one takes. */
export async function runHere(given: Given) {
  const { environment, ended } = prepare(given);
  const before = process.env;
  let stdout = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += text;
    return true;
  });
  process.env = environment as NodeJS.ProcessEnv;
  // The toolkit remembers the summary of the first run in a process.
  Object.assign(summary, { _filePath: undefined });
  try {
    return ended(await runAction(environment, new Date()), stdout);
  } finally {
    process.env = before;
    write.mockRestore();
  }
}
