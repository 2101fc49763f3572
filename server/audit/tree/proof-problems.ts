import { said } from '../../../views/words/said.ts'
import { ProblemError } from '../../http/errors.ts'
import type { Problem } from '../../http/problem.tsx'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { tellOfBrokenTree } from './broken-tree.ts'
import { TreeBrokenError } from './stored-tree.ts'

const wayOut = [{ href: paths.auditIntegrity(), label: said('audit.problem.integrity') }]

const notWhole: Problem = {
  status: 409,
  code: 'audit-log-not-whole',
  heading: said('audit.problem.not-proven'),
  reason: said('audit.problem.not-whole'),
  wayOut,
}

/** Why sizes that were asked for cannot be compared. @param reason in words */
export const sizesProblem = (reason: string): Problem => ({
  status: 422,
  code: 'sizes-not-understood',
  heading: said('audit.problem.not-compared'),
  reason,
  wayOut,
})

/**
 * Makes a proof; where the log is not what was signed, the alarm is raised and the reader told.
 * @throws ProblemError
 */
export async function provenOrAlarm<T>(services: Services, prove: () => Promise<T>): Promise<T> {
  try {
    return await prove()
  } catch (error) {
    if (error instanceof TreeBrokenError) {
      await tellOfBrokenTree(services, error.message)
      throw new ProblemError(notWhole)
    }
    throw error
  }
}
