import { describe, expect, test } from 'vitest';
import { policySchema } from '../../src/policy/schema.ts';
import { repositoriesOf, serviceNamed, servicesOf, unknownService } from '../../src/services/find.ts';

const HOME = { owner: 'kelp-works', repo: 'shop' };
const { services } = policySchema.parse({
  services: [
    { name: 'checkout', aliases: ['till', 'Cash Desk'], paths: ['checkout/**', '!checkout/docs/**'] },
    { name: 'search', paths: ['search/**', 'lib/index/*.ts'] },
    { name: 'ledger', repositories: ['ledger', 'Sea-Banking/books'] },
  ],
});
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

test.each([
  ['checkout', 'checkout'],
  ['Checkout', 'checkout'],
  [' till ', 'checkout'],
  ['cash desk', 'checkout'],
  ['SEARCH', 'search'],
  ['chekout', undefined],
  ['', undefined],
])('%j names the service %s', (name, wanted) => {
  expect(serviceNamed(name, services)?.name).toBe(wanted);
});

test.each([
  ['chekout', 'There is no service "chekout". Did you mean "checkout"? There are: checkout, search, ledger.'],
  ['tll', 'There is no service "tll". Did you mean "till"? There are: checkout, search, ledger.'],
  ['warehouse', 'There is no service "warehouse". There are: checkout, search, ledger.'],
])('the reply to %j lists the existing services', (name, wanted) => {
  expect(unknownService(name, services)).toBe(wanted);
});

test('without services in the policy, the reply says where to add them', () => {
  expect(unknownService('till', [])).toBe('The policy lists no services: add them under `services:`.');
});

describe('changed files belong to services', () => {
  test.each([
    [['checkout/pay.ts'], ['checkout']],
    [['checkout/docs/pay.md'], []],
    [['checkout/docs/pay.md', 'checkout/pay.ts'], ['checkout']],
    [
      ['lib/index/trie.ts', 'checkout/pay.ts'],
      ['checkout', 'search'],
    ],
    [['README.md'], []],
    [[], []],
    [null, ['checkout', 'search']],
  ])('%j → %j', (paths, wanted) => {
    expect(names(servicesOf(services, HOME, paths))).toEqual(wanted);
  });

  test.each([
    [{ owner: 'kelp-works', repo: 'Ledger' }, ['ledger']],
    [{ owner: 'sea-banking', repo: 'books' }, ['ledger']],
    [{ owner: 'kelp-works', repo: 'books' }, []],
  ])('in %j', (repo, wanted) => {
    expect(names(servicesOf(services, repo, ['src/any.ts'], HOME))).toEqual(wanted);
  });
});

test('a service without repositories belongs to the repository with the policy', () => {
  expect(services.map((service) => repositoriesOf(service, HOME))).toEqual([
    [HOME],
    [HOME],
    [
      { owner: 'kelp-works', repo: 'ledger' },
      { owner: 'Sea-Banking', repo: 'books' },
    ],
  ]);
});
