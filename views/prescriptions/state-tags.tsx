import type { ReactElement } from 'react'
import { Tag } from '../components/tag.tsx'
import { prescriptionState } from '../patients/chart-lists.tsx'
import type { PrescriptionLine } from './prescription.ts'
import { useWords } from '../use-words.ts'

const distrusted: Readonly<Record<string, string>> = { altered: 'Altered after signing', damaged: 'Damaged' }

/** Says that a prescription is not what was signed; nothing where it is. */
export function DistrustTag({ trust }: Pick<PrescriptionLine, 'trust'>): ReactElement | null {
  const words = distrusted[trust]
  return words === undefined ? null : <Tag tone="critical">{words}</Tag>
}

/** The state of a prescription, and a warning where it is not what was signed. */
export function StateTags(props: {
  prescription: Pick<PrescriptionLine, 'status' | 'trust' | 'order'>
  today: string
}): ReactElement {
  const words = useWords()

  const { prescription, today } = props
  const { status, trust, order } = prescription
  const state = prescriptionState(words, { status, expiresOn: order.expiresOn }, today)
  return (
    <span className="mg-tags">
      <Tag tone={state.tone}>{state.text}</Tag>
      <DistrustTag trust={trust} />
    </span>
  )
}
