import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { Columns } from '../../components/columns.tsx'
import type { TimeFormat } from '../../format.ts'
import { PrescriptionList } from '../chart-lists.tsx'
import type { Chart } from '../chart.ts'
import { allergyTone, otherAllergiesText } from '../clinical/allergy-card.ts'
import { AllergyList } from '../clinical/allergy-list.tsx'
import { ConditionList } from '../clinical/condition-list.tsx'
import { useWords } from '../../use-words.ts'

export type OwnHealthProps = {
  readonly time: TimeFormat
  /** The facility's date, YYYY-MM-DD. */
  readonly today: string
  readonly chart: Chart
  readonly links: {
    readonly prescriptions: string
    readonly allergies: string
    readonly conditions: string
  }
}

/** What must be known first of one's own health: allergies, medicines, conditions. */
export function OwnHealth({ chart, links, time, today }: OwnHealthProps): ReactElement {
  const words = useWords()
  const { say } = words

  const { allergies, allergyNotes } = chart
  // A draft binds nobody yet: it is no prescription to the patient.
  const { now, before } = chart.prescriptions
  const signed = { now: now.filter((prescription) => prescription.status !== 'draft'), before }
  return (
    <>
      <Columns
        even
        main={
          <Card
            heading={say('patients.own-health.your-allergies')}
            id="allergies"
            tone={allergyTone(chart)}
            actions={<a href={links.allergies}>{say('patients.own-health.all-entries')}</a>}
          >
            {allergies.state === 'not-asked' && <p>{say('patients.own-health.nobody-asked-yet-not')}</p>}
            <AllergyList allergies={allergies} notes={allergyNotes} time={time} />
            {chart.otherAllergies > 0 && (
              <p className="mg-muted">{otherAllergiesText(words, chart.otherAllergies)}</p>
            )}
          </Card>
        }
        side={
          <Card
            heading={say('patients.own-health.your-prescriptions')}
            id="prescriptions"
            actions={<a href={links.prescriptions}>{say('patients.own-health.how-take')}</a>}
          >
            <PrescriptionList prescriptions={signed} all={links.prescriptions} today={today} />
          </Card>
        }
      />
      <Card
        heading={say('patients.own-health.your-conditions')}
        id="conditions"
        actions={<a href={links.conditions}>{say('patients.own-health.all-entries')}</a>}
      >
        <ConditionList
          conditions={chart.conditions}
          time={time}
          others={chart.otherConditions}
          all={links.conditions}
        />
      </Card>
    </>
  )
}
