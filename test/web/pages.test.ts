import { describe, expect, test } from 'vitest';
import { homePage } from '../../src/web/home.ts';
import { PAGE_HEADERS } from '../../src/web/layout.ts';
import { messagePage, startPage } from '../../src/web/setup.ts';

const start = {
  webUrl: 'https://github.example',
  origin: 'https://debrief.acme.example',
  state: 'abc',
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
    expect(text(start.origin)).toMatch(/<td>issues<\/td><td>read and write<\/td>/);
    expect(text(start.origin)).not.toContain('role="alert"');
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'https://localhost'])
      expect(text(origin)).toContain(`GitHub cannot reach <code>${origin}</code>`);
  });

  test('takes whatever is typed for the name of an organisation as text', () => {
    const text = String(startPage({ ...start, organisation: '"><script>alert(1)</script>' }));
    expect(text).not.toContain('<script');
    expect(text).toContain('/organizations/%22%3E%3Cscript%3E');
  });
});

test('the App’s own address says where the work is', () => {
  const text = String(homePage('https://github.example', 'debrief-acme'));
  expect(text).toContain('href="https://github.example/apps/debrief-acme/installations/new"');
});

test('a message with markup is shown as it was written', () => {
  expect(String(messagePage('<b>&'))).toContain('<p>&lt;b&gt;&amp;</p>');
});

test('a page runs no script and stands in nobody’s frame', () => {
  expect(PAGE_HEADERS['content-security-policy']).toContain("default-src 'none'");
  expect(PAGE_HEADERS['content-security-policy']).toContain("frame-ancestors 'none'");
});
