import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PAGE_HEADERS } from '../../src/web/layout.ts';
import { RUNNING, SETTING_UP } from '../../src/web/pages/index.ts';
import { homePage } from '../../src/web/pages/running/home.ts';
import { messagePage, startPage } from '../../src/web/pages/setup/setup.ts';

const start = {
  webUrl: 'https://github.example',
  origin: 'https://debrief.acme.example',
  state: 'abc',
  token: 'def',
  manifest: { name: 'Debrief', default_permissions: { issues: 'write' } },
};

describe('the page that makes the App', () => {
  test('sends the manifest to the organisation that was named', () => {
    const text = String(startPage({ ...start, organisation: 'acme' }));
    expect(text).toContain('action="https://github.example/organizations/acme/settings/apps/new?state=abc"');
    expect(text).toContain('&quot;url&quot;:&quot;https://debrief.acme.example/api/github/webhooks&quot;');
  });

  test('says which permissions it asks for, and warns where GitHub could not reach it', () => {
    const text = (origin: string) => String(startPage({ ...start, origin, organisation: '' }));
    expect(text(start.origin)).toMatch(
      /<strong>issues<\/strong>: read and write<\/dt><dd>Opens the incident issue/,
    );
    expect(text(start.origin)).not.toContain('role="alert"');
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'https://localhost'])
      expect(text(origin)).toMatch(
        /cannot reach <code>http[\s\S]*<button class="primary" disabled>Make the App/,
      );
    expect(text(start.origin)).not.toContain(' disabled>');
  });

  test('takes whatever is typed for the name of an organisation as text', () => {
    const text = String(startPage({ ...start, organisation: '"><script>alert(1)</script>' }));
    expect(text).not.toContain('<script');
    expect(text).toContain('/organizations/%22%3E%3Cscript%3E');
  });
});

test('the App’s own address says where the work is, and leads to the pages that there are', () => {
  const home = { webUrl: 'https://github.example', slug: 'debrief-acme', missing: (): string[] => [] };
  const text = String(homePage({ ...home, has: { dashboard: true, statusPage: true } }));
  expect(text).toContain('href="https://github.example/apps/debrief-acme/installations/new"');
  expect(text).toMatch(/href="\/sign-in"[\s\S]*href="\/status"/);
  const bare = String(homePage({ ...home, has: { dashboard: false, statusPage: false } }));
  expect(bare).not.toMatch(/sign-in|\/status|dashboard/);
  expect(bare).not.toContain('role="alert"');
  const missing = () => ['ALERT_REPOSITORY'];
  expect(String(homePage({ ...home, missing, has: { dashboard: false, statusPage: false } }))).toMatch(
    /role="alert">Alerts are kept, but declare no incidents\. The App is not installed/,
  );
});

test('a message with markup is shown as it was written', () => {
  expect(String(messagePage('<b>&'))).toContain('<p>&lt;b&gt;&amp;</p>');
});

test('a page runs no script and stands in nobody’s frame', () => {
  expect(PAGE_HEADERS['content-security-policy']).toContain("default-src 'none'");
  expect(PAGE_HEADERS['content-security-policy']).toContain("frame-ancestors 'none'");
});

test('every page of the folder is served', async () => {
  const files = globSync('src/web/pages/*/*.ts');
  expect(files.length).toBeGreaterThan(3);
  for (const path of files) {
    const { default: page } = await import(/* @vite-ignore */ resolve(path));
    expect([...RUNNING, ...SETTING_UP]).toContain(page);
  }
});
