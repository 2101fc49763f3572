import type { CheckSubject, Finding, SecurityCheck } from './check.ts'

/** What came of one check. */
export type CheckResult = {
  readonly check: SecurityCheck
  readonly findings: readonly Finding[]
  /** What was found before and is mended now. */
  readonly mended: readonly Finding[]
}

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown reason'
}

/** A safeguard that cannot be looked at counts as broken. */
async function looked(check: SecurityCheck, subject: CheckSubject): Promise<readonly Finding[]> {
  try {
    return await check.look(subject)
  } catch (error) {
    return [
      {
        severity: 'critical',
        found: `This could not be looked at (${reasonOf(error)}).`,
        wayOut: 'Bring the schema up to date with npx medguard migrate, and run this command again.',
      },
    ]
  }
}

/**
 * Runs checks one after another.
 * @param fix mends what can be mended without harm, and looks again
 */
export async function runChecks(
  checks: readonly SecurityCheck[],
  subject: CheckSubject,
  { fix }: { readonly fix: boolean },
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = []
  for (const check of checks) {
    const findings = await looked(check, subject)
    const fixes = fix ? findings.flatMap((finding) => (finding.fix === undefined ? [] : [finding.fix])) : []
    for (const mend of fixes) {
      await mend()
    }
    const left = fixes.length === 0 ? findings : await looked(check, subject)
    const still = new Set(left.map(({ found }) => found))
    results.push({ check, findings: left, mended: findings.filter(({ found }) => !still.has(found)) })
  }
  return results
}
