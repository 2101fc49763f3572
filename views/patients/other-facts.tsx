import type { ReactElement } from 'react'
import { SummaryList } from '../components/summary-list.tsx'
import type { Fact } from './chart.ts'
import { useWords } from '../use-words.ts'

/** What several facts of one name say, under it once. */
function gathered(facts: readonly Fact[]): { key: string; values: string[] }[] {
  const byKey = new Map<string, string[]>()
  for (const { key, value } of facts) {
    byKey.set(key, [...(byKey.get(key) ?? []), value])
  }
  return [...byKey].map(([key, values]) => ({ key, values }))
}

/** Names, languages, contact persons and the like, as another system said them; nothing where it said none. */
export function OtherFacts({ facts }: { readonly facts: readonly Fact[] }): ReactElement | null {
  const { say } = useWords()

  if (facts.length === 0) {
    return null
  }
  return (
    <>
      <p className="mg-muted">{say('patients.other-facts.another-system')}</p>
      <SummaryList
        rows={gathered(facts).map(({ key, values }) => ({
          key,
          value:
            values.length === 1 ? (
              <bdi>{values[0]}</bdi>
            ) : (
              <ul className="mg-list">
                {values.map((value) => (
                  <li key={value}>
                    <bdi>{value}</bdi>
                  </li>
                ))}
              </ul>
            ),
        }))}
      />
    </>
  )
}
