import type { Shell } from '../../../views/shell.ts'

/**
 * The frame of a page that a link from a mail leads to. Such an address is a secret: it is not carried along to where an
 * idle session would go.
 */
export const shellOfLink = (shell: Shell): Shell => ({
  ...shell,
  idle: undefined,
  person: undefined,
  menu: [],
  csrfToken: shell.csrfToken,
})
