import type { ReactElement } from 'react'
import { Tag } from '../components/tag.tsx'
import { prescriptionState } from '../patients/chart-lists.tsx'
import type { PrescriptionLine } from './prescription.ts'

const distrust = { altered: 'Altered after signing', damaged: 'Damaged' }

/** The state of a prescription, and a warning where it is not what was signed. */
export function StateTags(props: {
  prescription: Pick<PrescriptionLine, 'status' | 'trust' | 'order'>
  today: string
}): ReactElement {
  const { prescription, today } = props
  const { status, trust, order } = prescription
  const state = prescriptionState({ status, expiresOn: order.expiresOn }, today)
  return (
    <span className="mg-tags">
      <Tag tone={state.tone}>{state.text}</Tag>
      {(trust === 'altered' || trust === 'damaged') && <Tag tone="critical">{distrust[trust]}</Tag>}
    </span>
  )
}
