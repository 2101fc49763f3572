import type { ReactElement } from 'react'
import { Details } from '../../components/details.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { errorFor, type FieldError } from '../../components/fields/field.ts'
import { useWords } from '../../use-words.ts'
import { diagnosisText, noteParts, type EncounterContent } from './encounter-content.ts'

/** The fields for the parts of a note, out of the way of whoever writes it in one. */
export function NotePartFields({
  typed,
  errors,
}: {
  typed: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}): ReactElement {
  const { say } = useWords()
  const isOpen = noteParts.some((part) => (typed[part] ?? '') !== '' || errorFor(errors, part) !== undefined)
  return (
    <Details summary={say('patients.encounter-form.parts')} open={isOpen}>
      {noteParts.map((part) => (
        <TextArea
          key={part}
          name={part}
          label={say(`patients.note-part.${part}`)}
          value={typed[part]}
          errors={errors}
          rows={3}
          required={false}
        />
      ))}
    </Details>
  )
}

/** The parts of a note and its diagnoses, each under its name; nothing of what was left empty. */
export function NoteParts({ content }: { content: EncounterContent }): ReactElement {
  const { say } = useWords()
  return (
    <>
      {noteParts.map(
        (part) =>
          content[part] !== null && (
            <p className="mg-clinical-text" key={part}>
              <span className="mg-muted">{say(`patients.note-part.${part}`)}:</span> {content[part]}
            </p>
          ),
      )}
      {content.diagnoses.map((diagnosis) => (
        <p className="mg-clinical-text" key={diagnosisText(diagnosis)}>
          <span className="mg-muted">{say('patients.note-part.diagnosis')}:</span> {diagnosisText(diagnosis)}
        </p>
      ))}
    </>
  )
}
