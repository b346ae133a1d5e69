import { z } from 'zod';
import { logins } from './shared.ts';

export const overrides = z
  .strictObject({
    people: logins(
      'GitHub logins of people who may let a pull request pass with `/debrief override <why>`. Empty: nobody.',
    ),
    lastsDays: z
      .int()
      .positive()
      .max(90)
      .default(3)
      .meta({ description: 'Days until an override expires, which is also the maximum to ask for.' }),
  })
  .prefault({})
  .meta({ description: 'Who may let a pull request pass a check that would stop it.' });
