import type { ReactElement } from 'react'
import { useWords } from '../../use-words.ts'

/** "Add", in a card; to what, stands in its heading and is read out. */
export function AddLink({ href, to }: { href: string; to: string }): ReactElement {
  const { say } = useWords()
  return (
    <a href={href}>
      {say('patients.summary.add')}
      <span className="nhsuk-u-visually-hidden">: {to}</span>
    </a>
  )
}
