import type { CheckResult } from '../security/check/run-checks.ts'

const order = ['critical', 'warning', 'note'] as const

const headings = { critical: 'CRITICAL', warning: 'Warning', note: 'Note' } as const

/** How many critical findings are left. */
export const countCritical = (results: readonly CheckResult[]): number =>
  results.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'critical').length

/** The findings for programs: everything, the worst first. */
export function checksAsJson(results: readonly CheckResult[], at: Date): string {
  const findings = results.flatMap(({ check, findings: found }) =>
    found.map((finding) => ({
      check: check.name,
      severity: finding.severity,
      found: finding.found,
      wayOut: finding.wayOut,
      fixable: finding.fix !== undefined,
    })),
  )
  const mended = results.flatMap(({ check, mended: done }) =>
    done.map(({ found }) => ({ check: check.name, found })),
  )
  const sorted = findings.toSorted(
    (one, other) => order.indexOf(one.severity) - order.indexOf(other.severity),
  )
  const counts = Object.fromEntries(
    order.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]),
  )
  const checked = results.map(({ check: { name, looksAt } }) => ({ name, looksAt }))
  return JSON.stringify({ at: at.toISOString(), counts, findings: sorted, mended, checked }, null, 2)
}

function ofSeverity(results: readonly CheckResult[], severity: (typeof order)[number]): string[] {
  return results.flatMap(({ check, findings }) =>
    findings
      .filter((finding) => finding.severity === severity)
      .map(({ found, wayOut }) => `${headings[severity]} (${check.name}): ${found}\n  What to do: ${wayOut}`),
  )
}

/** The findings for people, the worst first, and how many there are. */
export function checksAsText(results: readonly CheckResult[], { verbose }: { verbose: boolean }): string {
  const fine = results.filter(({ findings }) => findings.length === 0)
  const mended = results.flatMap(({ mended: done }) => done.map(({ found }) => `Mended: ${found}`))
  const told = order.flatMap((severity) => ofSeverity(results, severity))
  const inOrder = verbose ? fine.map(({ check: { name, looksAt } }) => `In order (${name}): ${looksAt}`) : []
  const summary = `${results.length} checks, ${fine.length} of them without findings.`
  return [...told, ...mended, ...inOrder, summary].join('\n')
}
