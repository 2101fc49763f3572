import { chmod, stat } from 'node:fs/promises'
import path from 'node:path'
import type { SecurityCheck } from './check.ts'

/** The bits that let other users of the machine in. */
const others = 0o077

const names = ['', 'postgres-owner-password', 'postgres-app-password']

async function modeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mode & 0o777
  } catch {
    return undefined
  }
}

/** Other users of the machine cannot read the embedded database or its passwords. */
export const dataFolder: SecurityCheck = {
  name: 'data-folder',
  looksAt: 'Other users of this machine cannot read the embedded database and its passwords.',
  look: async ({ environment }) => {
    if (environment.DATABASE_URL !== undefined || process.platform === 'win32') {
      return []
    }
    const files = names.map((name) => path.resolve(environment.MEDGUARD_DATA_DIR, name))
    const found = await Promise.all(files.map(async (file) => ({ file, mode: await modeOf(file) })))
    return found.flatMap(({ file, mode }) =>
      mode === undefined || (mode & others) === 0
        ? []
        : [
            {
              severity: 'critical' as const,
              found: `Other users of this machine may use ${file} (mode ${mode.toString(8)}).`,
              wayOut: `Run chmod go= ${file}, or this command with --fix.`,
              fix: () => chmod(file, mode & ~others),
            },
          ],
    )
  },
}
