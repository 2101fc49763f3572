import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { tellOfBrokenTree } from '../broken-tree.ts'
import { TreeBrokenError } from './stored-tree.ts'

/** Where a reader goes on whom nothing can be proven to. */
export const toIntegrity = { href: paths.auditIntegrity(), label: 'audit-integrity' } as const

/** Makes a proof; where the log is not what was signed, the alarm is raised. @throws Refused then */
export async function provenOrAlarm<T>(services: Services, prove: () => Promise<T>): Promise<T> {
  try {
    return await prove()
  } catch (error) {
    if (error instanceof TreeBrokenError) {
      await tellOfBrokenTree(services, error.message)
      throw new Refused('audit-log-not-whole', { next: toIntegrity })
    }
    throw error
  }
}
