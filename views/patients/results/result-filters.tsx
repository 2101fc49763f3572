import type { ReactElement } from 'react'
import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/fields/select-field.tsx'
import type { Shell } from '../../shell.ts'
import { testName } from './result-text.ts'
import type { ShownTest } from './result.ts'

export const filters = ['all', 'abnormal', 'awaited'] as const

/** Which results are shown: all, what is not usual, what waits, or those of one test. */
export function ResultFilters({
  shell,
  address,
  filter,
  tests,
  test,
}: {
  shell: Shell
  address: string
  filter: (typeof filters)[number]
  tests: readonly ShownTest[]
  test: ShownTest | undefined
}): ReactElement {
  const { words } = shell
  const { say } = words
  const of = test === undefined ? '' : `&test=${test.id}`
  return (
    <>
      <nav className="mg-chips" aria-label={say('results.which')}>
        {filters.map((one) => (
          <a
            key={one}
            className="mg-chip"
            href={`${address}?show=${one}${of}`}
            aria-current={one === filter ? 'page' : undefined}
          >
            {say(`results.show.${one}`)}
          </a>
        ))}
      </nav>
      {tests.length > 0 && (
        <form method="get" action={address} className="mg-inline-form">
          <input type="hidden" name="show" value={filter} />
          <SelectField
            name="test"
            label={say('results.of-test')}
            value={test?.id}
            choices={tests.map((one) => ({
              value: one.id,
              label: say('results.test-option', { test: testName(words, one), count: one.count }),
            }))}
            emptyLabel={say('results.all-tests')}
            errors={[]}
          />
          <Button variant="secondary" small>
            {say('results.test-choose')}
          </Button>
        </form>
      )}
    </>
  )
}
