import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { useWords } from '../use-words.ts'
import { HandedOver } from './handed-over.tsx'
import type { TakenMedicine } from './prescription.ts'

/** What a patient takes, or may be taking, a line each; the medicine that the page is about is left out. */
export function TakenMedicines(props: {
  takes: readonly TakenMedicine[]
  /** The prescription that the page is about. */
  except?: string | undefined
}): ReactElement {
  const { takes, except } = props
  const { say } = useWords()
  const others = takes.filter(({ id }) => id !== except)
  return (
    <Card heading={say('prescriptions.taken.heading')}>
      {others.length === 0 ? (
        <p>{say('prescriptions.taken.nothing')}</p>
      ) : (
        <ul className="nhsuk-list">
          {others.map((medicine) => (
            <li key={medicine.id}>
              <TakenLine medicine={medicine} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function TakenLine({ medicine }: { medicine: TakenMedicine }): ReactElement {
  const { name, dose, frequency, takenAs } = medicine
  const { say } = useWords()
  const how = [dose, frequency].filter((part) => part !== '').join(' ')
  return (
    <>
      <strong>{name}</strong>
      {how !== '' && ` · ${how}`}{' '}
      <span className="mg-muted">({say(`prescriptions.taken-as.${takenAs}`)})</span>
      <HandedOver products={medicine.handedOver} />
    </>
  )
}
