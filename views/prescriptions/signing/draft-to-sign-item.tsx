import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Checkbox } from '../../components/fields/checkbox.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { SummaryList } from '../../components/summary-list.tsx'
import { useWords } from '../../use-words.ts'
import { dayText } from '../../words/calendar-date.ts'
import { ByLaw } from '../by-law.tsx'
import { scheduleText } from '../schedule-text.ts'
import { doseText, timesText } from '../order-text.ts'
import { PrescriptionWarnings } from '../prescription-warnings.tsx'
import { DistrustTag } from '../state-tags.tsx'
import type { DraftToSign } from './to-sign.ts'

/** One draft as it will be signed: what, how, how much, until when, what speaks against it and why all the same; and its box. */
export function DraftToSignItem(props: {
  draft: DraftToSign
  /** For whom it is, as the box says it. */
  name: string
  typed: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}): ReactElement {
  const { draft, name, typed, errors } = props
  const words = useWords()
  const { say } = words
  const { id, order, trust, check, box, unanswered } = draft
  const { repeatAfterDays } = order
  return (
    <article className="mg-card mg-to-sign__draft" id={`draft-${id}`}>
      <h3 className="mg-card__heading">
        <a href={paths.prescription(id)}>{order.medication}</a> <DistrustTag trust={trust} />
      </h3>
      {trust !== 'damaged' && (
        <>
          <p className="mg-to-sign__dose">{doseText(words, order)}</p>
          <SummaryList
            rows={[
              { key: say('prescriptions.to-sign.quantity'), value: order.quantity },
              {
                key: say('prescriptions.schedule.label'),
                value: scheduleText(words, draft.schedule),
              },
              { key: say('prescriptions.to-sign.times'), value: timesText(words, order.repeats) },
              ...(repeatAfterDays === null
                ? []
                : [
                    {
                      key: say('prescriptions.to-sign.between'),
                      value: say('prescriptions.to-sign.days', { days: repeatAfterDays }),
                    },
                  ]),
              {
                key: say('prescriptions.to-sign.valid-until'),
                value: order.expiresOn === null ? null : dayText(words, order.expiresOn),
              },
              {
                key: say('prescriptions.to-sign.instructions'),
                value: order.instructions ?? say('prescriptions.to-sign.no-instructions'),
              },
            ]}
          />
        </>
      )}
      {check !== undefined && (
        <PrescriptionWarnings prescription={{ trust, order, alterations: [] }} check={check} />
      )}
      {box !== undefined && (
        <Checkbox
          name={box.name}
          value={box.shown}
          checked={typed[box.name] === box.shown}
          label={say('prescriptions.to-sign.tick', { medication: order.medication, name })}
          errors={errors}
        />
      )}
      <ByLaw unlawful={draft.unlawful} />
      {unanswered && (
        <p>
          <strong>{say('prescriptions.to-sign.needs-reason')}</strong>{' '}
          <a href={paths.prescription(id)}>{say('prescriptions.to-sign.open')}</a>
        </p>
      )}
    </article>
  )
}
