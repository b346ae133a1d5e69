import { describe, expect, test } from 'vitest';
import { type Form, formOf } from '../../src/postmortem/form.ts';
import { read } from './reading.ts';

const LONG = 'The ferry desk could not sell tickets, and nobody knew why it had begun. '.repeat(20);

describe('what an account is written for', () => {
  test.each<[Form, string]>([
    ['note', '# Tickets unavailable\n\nThe desk was down for five minutes. It works again.\n'],
    ['note', '# Tickets unavailable\n\n## Details\n\nThe desk was down for five minutes.\n'],
    ['analysis', `# Tickets unavailable\n\n## Details\n\n${LONG}\n`],
    ['analysis', '# Tickets unavailable\n\n## Root cause\n\nThe list was empty.\n'],
    [
      'bug',
      '# The desk sells a ticket twice\n\n## Steps to reproduce\n\nPress the button twice.\n\n## Root cause\n\nNo lock.\n',
    ],
    ['bug', '# The desk sells a ticket twice\n\n## Expected vs actual\n\nOne ticket, not two.\n'],
    ['drill', '# Restore drill of the ticket list\n\n## Root cause\n\nWe deleted it.\n'],
    ['drill', '# Game day: the desk without its list\n\n## Root cause\n\nWe deleted it.\n'],
    [
      'drill',
      '# Simulacro de recuperación de la lista\n\nLa taquilla no vendió billetes porque borramos la lista de precios.\n\n## Causa raíz\n\nLa borramos para el ejercicio.\n',
    ],
    ['analysis', '# The simulation of ferries stood still\n\n## Root cause\n\nNo quota.\n'],
    ['analysis', '# The rehearsal room was sold twice\n\n## Root cause\n\nNo lock.\n'],
    ['analysis', '# Chaos Mesh stopped the desk\n\n## Root cause\n\nIts webhook had no timeout.\n'],
  ])('%s: %s', (form, text) => expect(formOf(read(text))).toBe(form));
});
