/** How many tests ended in which way. */
export type Outcomes = { passed: number; failed: number; skipped: number }

type TestEvent = {
  name: string
  skip?: string | boolean
  todo?: string | boolean
  details: { type?: string; error?: Error & { failureType?: unknown } }
}
type TestEvents = {
  on(event: 'test:pass' | 'test:fail', listener: (event: TestEvent) => void): unknown
}

/**
 * Counts what the runner of node:test reports, while it does. Groups and files are no tests of their own, but
 * count as failed where they fail by themselves: in a hook, by an exit code, by taking too long.
 */
export function countOutcomes(tests: TestEvents, files: string[]): Outcomes {
  const outcomes: Outcomes = { passed: 0, failed: 0, skipped: 0 }
  tests.on('test:pass', ({ name, skip, todo, details }) => {
    if (details.type === 'suite' || files.includes(name)) return
    outcomes[skip === undefined && todo === undefined ? 'passed' : 'skipped'] += 1
  })
  tests.on('test:fail', ({ todo, details }) => {
    if (details.error?.failureType === 'subtestsFailed') return
    outcomes[todo === undefined ? 'failed' : 'skipped'] += 1
  })
  return outcomes
}

/** The last line of a run. */
export function closingLine({ passed, failed, skipped }: Outcomes): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** Several counts together. */
export const sumOutcomes = (all: readonly Outcomes[]): Outcomes => {
  const sum = (kind: keyof Outcomes) => all.reduce((total, outcomes) => total + outcomes[kind], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}
